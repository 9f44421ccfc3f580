# Hindi in Devanagari and in Latin letters. A first, small lexicon. How to read this file: README.md.
lexicon hi 2026.11.1

alias मां, माँ, मम्मी, माता, मम्मा, पापा, पिता, पिताजी, पति, पत्नी, भाई, बहन, दादी, दादा, नानी, नाना, दोस्त, सास, ससुर, चाचा, चाची, बीवी, माताजी
alias maa, mummy, mummi, papa, pita, pati, patni, bhai, behen, bahan, dadi, dada, nani, nana, dost, saas, sasur, biwi, mata
alias बेटा, बेटी, बेटे, बच्चा, बच्ची, बच्चे, लड़का, लड़की, लड़के
alias beta, beti, bete, baccha, bacha, bachi, bacchi, bacche, bache, ladka, ladki
alias शिशु, नवजात, मुन्ना, मुन्नी
numerals एक=1 दो=2 तीन=3 चार=4 पांच=5 दस=10 बीस=20

stop
  और, aur, लेकिन, मगर, पर, अब, अभी, मैं, मुझे, मेरी, मेरे, मेरा, आज, सिर्फ, क्योंकि, lekin, magar, ab, abhi, mai, main, mujhe, meri, mere, mera, aaj, sirf
neutral
  नहीं {पा,आ,ले,रुक,उठ,बोल,हिल,दे,हो पा,खा,पी,जाग,जीना,रहना}, nahi {aa,le,pa,paa,ruk,uth,bol,hil,de,kha,pi,jeena,jina,rehna,ho pa}, {रुक,उठ,सो,बोल,आ,ले} नहीं, {ruk,uth,so,bol,aa,le} nahi
context negated behind 4
  नहीं है, नहीं हैं, नहीं हुआ, नही है, नहीं था, नहीं थी, nahi hai, nahi hain, nahin hai, nahi tha, nahi thi, nahi hua
context negated ahead 3
  बिना, ना कोई, bina, na koi, koi
context past around 8
  {<2-60>,कई,कुछ} {साल,महीने} पहले, {<2-60>,kai,kuch} {saal,sal,mahine} pehle, पिछले {साल,महीने}, pichle {saal,sal,mahine}, <1950-2026> {में,me,mein}, बचपन, bachpan, रिपोर्ट की कॉपी, report ki copy, पुरानी रिपोर्ट, purani report, ठीक हो चुके, theek ho chuke
context asked behind 5
  का इलाज करते, की क्लिनिक, का खर्च, की फीस, का टीका, के टीके, का कोर्स, की ट्रेनिंग, की जानकारी, के लक्षण, से बचाव, का डॉक्टर, का कितना, ka ilaj karte, ki clinic, ka kharcha, ki fees, ka teeka, ka tika, ka course, ki training, ki jankari, ke lakshan, se bachav, ka doctor, ka kitna, ke doctor, के डॉक्टर, रिहैब, rehab, का फॉर्म, ka form, physio, फिजियो, अपॉइंटमेंट कब, appointment kab
context imagined around 8
  अगर किसी को, अगर कभी, agar kisi ko, agar kabhi, फिल्म में, film me, film mein, movie me, सीरियल में, serial me, कहानी, kahani, उपन्यास
mask
  behosh hote hote, बेहोश होते होते, {ke liye,के लिए} {mar rahi,mar raha,मर रही,मर रहा}, {mar,मर} hi {gaya,gayi},
    {हंस हंस,हँस हँस,भूख,शर्म,गर्मी,ठंड,बोरियत} {के,से} {मर,मरा,मर गया,मर गई}, {hans hans,bhookh,bhook,sharm,garmi,thand,boriyat} {ke,se} {mar,mara,mar gaya,mar gayi}, खून {की जांच,टेस्ट,जांच,दान,का टेस्ट}, khoon {ki jaanch,ki janch,test,daan,ka test}, blood {test,donate}, {फोन,मोबाइल} {मर,डेड}, phone dead, इमरजेंसी कॉन्टैक्ट, emergency contact, नाक से सांस, naak se saans, naak se sans, नाक बंद, naak band, दिल टूट, dil toot

set CHEST
  सीने, सीना, छाती, दिल, हार्ट, chest, seene, sine, seena, chhati, chati, chaati, dil, heart
set PAIN
  दर्द, पेन, दुख, दुखता, जलन, चुभन, टीस, dard, drd, jalan, dukh, chubhan
set TIGHT
  भारी, भारीपन, दबाव, जकड़न, कसाव, दबा, घुटन, bhari, bhaari, bhaaripan, dabav, dabaav, jakdan, jakad, ghutan
set SWEAT
  पसीना, पसीने, पसीनें, चक्कर, उल्टी, घबराहट, सांस, paseena, pasina, pasine, paseene, chakkar, ulti, ghabrahat, saans, sans, ठंडा पसीना
set BLOOD
  खून, रक्त, ब्लीडिंग, khoon, khun, blood, bleeding, खुन
set MUCH
  बहुत, ज्यादा, रुक नहीं, नहीं रुक, बंद नहीं, नहीं बंद, बह रहा, बह, लगातार, थक्के, bahut, bohot, zyada, jyada, ruk nahi, nahi ruk, band nahi, beh raha, bah raha, lagatar, thakke, rukne ka naam
set FEVER
  बुखार, ज्वर, तेज बुखार, ठंड लग, कंपकंपी, bukhar, bukhaar, fever, thand lag, kapkapi, <38-42>, <100.4-107>
set PILLS
  गोलियां, गोली, गोलियाँ, दवा, दवाई, दवाइयां, पत्ता, शीशी, नींद की, पैरासिटामोल, goli, goliyan, goliya, dawai, dawa, tablet, tablets, patta, sheeshi, neend ki, paracetamol, crocin
set TOOK
  खा ली, खा लीं, खाली, खा लिया, खा गया, खा गई, निगल, निगल ली, निगल लिया, पी लिया, पी ली, पी गया, ले ली, ले लीं, kha li, kha liya, khali, kha gaya, kha gayi, nigal, nigal li, nigal liya, pi liya, pee liya, pi li, le li, le liya

rule chest emergency chest_pain
  for   anybody with pain or pressure in the chest
  why   pressure or pain in the chest is a heart attack until shown otherwise
  find  CHEST >4 PAIN
  find  CHEST >4 TIGHT
  find  {हार्ट अटैक,दिल का दौरा,heart attack,dil ka daura} & {आ रहा,आया,लग रहा,शायद,अभी,मदद,aa raha,aaya,lag raha,shayad,abhi,madad,ho raha,हो रहा} &6
  find  {बाएं हाथ,बाएं बाजू,बांह,जबड़े,left hand,left arm,baye hath,baaye haath,baye haath,jabde} & {दर्द,सुन्न,भारी,dard,sunn,bhari,jhunjhuni,झुनझुनी} &8
  find  {ठंडा पसीना,ठंडे पसीने,thanda paseena,thande pasine,thanda pasina}
  yes   सीने में बहुत दर्द हो रहा है
  no    क्या आप सीने में दर्द का इलाज करते हैं
rule stroke emergency stroke keeps past
  for   people having a stroke
  why   a drooping face, a weak arm or lost speech means call at once
  find  {मुंह,मुँह,चेहरा,होंठ,muh,munh,chehra,hoth,honth} >3 {टेढ़ा,टेढा,लटक,तिरछा,सुन्न,tedha,teda,latak,tircha,sunn}
  find  {आवाज,बोली,जबान,ज़बान,जुबान,बोल,awaz,zubaan,zuban,zaban,bol,boli} >3 {लड़खड़ा,लड़खड़ाने,नहीं पा,नहीं पा रहे,साफ नहीं,समझ नहीं,अटक,ladkhada,ladkhadane,nahi pa,nhi pa,saaf nahi,samajh nahi,atak}
  find  {हाथ,पैर,एक तरफ,आधा शरीर,बायां,दायां,haath,hath,pair,ek taraf,aadha sharir,ek side} >4 {सुन्न,उठ नहीं,नहीं उठ,काम नहीं,कमजोर,हिल नहीं,नहीं हिल,लकवा,बेजान,sunn,uth nahi,nahi uth,kaam nahi,kamzor,hil nahi,nahi hil,lakwa,bejaan} & {अचानक,एक तरफ,बायां,दायां,लकवा,चेहरा,बोल,achanak,ek taraf,ek side,lakwa,left,right,nahi uth,उठ नहीं,uth nahi} &10
  find  {लकवा,lakwa,brain stroke,ब्रेन स्ट्रोक,paralysis} & {मार,आया,लग रहा,शायद,हो गया,mar,maar,aaya,lag raha,shayad,ho gaya,abhi,अभी} &5
  find  {एक आंख,आंख,aankh,ankh} & {अचानक,achanak} & {दिखना बंद,दिखाई नहीं,अंधेरा,dikhna band,dikhai nahi,dikh nahi,andhera} &8
  find  {सबसे तेज सिरदर्द,अचानक तेज सिरदर्द,achanak tez sir dard,achanak tez sar dard}
  yes   मम्मी का मुंह टेढ़ा हो गया है
  no    स्ट्रोक के बाद फिजियो की फीस कितनी है
rule breathing emergency breathing
  for   anybody short of air or choking
  why   breathing difficulty means call at once
  find  {सांस,साँस,दम,saans,sans,saas,dam} >3 {नहीं,फूल,घुट,तकलीफ,दिक्कत,मुश्किल,रुक,उखड़,अटक,तेज,nahi,nhi,phool,ful,ghut,taklif,takleef,dikkat,mushkil,ruk,ukhad,atak,tez}
  find  {dam,दम} >1 {घुट,ghut}
  find  {होंठ,होठ,चेहरा,hoth,honth,chehra,lips} >2 {नीले,नीला,नीली,neele,nile,neela,nila}
  find  {गले,gale} >2 {अटक,फंस,फँस,atak,phas,fas,phans} 
  find  {इनहेलर,पंप,inhaler,pump} & {काम नहीं,असर नहीं,खत्म,kaam nahi,asar nahi,khatam} &8
  find  {दमा,अस्थमा,asthma,dama} & {दौरा,अटैक,attack,daura,बढ़ गया,badh gaya} &6
  yes   सांस नहीं आ रही है
  no    नाक बंद है नाक से सांस नहीं आती, ड्रॉप है?
rule unconscious emergency unconscious_seizure
  for   people who cannot ask for help
  why   not waking, fainting, seizures and new confusion
  find  {बेहोश,अचेत,होश नहीं,होश में नहीं,बेसुध,behosh,hosh nahi,hosh me nahi,hosh mein nahi,unconscious,besudh}
  find  {उठ,जाग,हिल,uth,jaag,hil} >1 {नहीं,nahi,nhi} >2 {रहा,रही,रहे,raha,rahi,rahe} & {मां,बेटा,शिशु,सुबह,बेहोश,आवाज,maa,beta,subah,awaz,bula,दादी,dadi,दवा,dawai} &10
  find  {दौरा,दौरे,मिर्गी,daura,daure,mirgi,seizure,fits} & {पड़,पड़ा,पड़ रहा,आ रहा,आया,पहली बार,अभी,pad,pada,aa raha,aaya,pehli baar,abhi,अकड़,akad} &5
  find  {बहकी बहकी,पहचान नहीं,नहीं पहचान,बड़बड़ा,behki,pehchan nahi,nahi pehchan,badbada,confuse ho,होश खो}
  yes   दादी बेहोश हो गई हैं
  no    मिर्गी के डॉक्टर की अपॉइंटमेंट कब मिलेगी
rule bleeding emergency bleeding_trauma
  for   anybody who is losing blood or badly hurt
  why   bleeding that does not stop, vomited blood, wounds and head injuries with signs
  find  BLOOD & MUCH &7
  find  {खून,khoon,khun,blood} >2 {उल्टी,ulti,vomit,थूक,खांसी,khansi,thook}
  find  {उल्टी,खांसी,ulti,khansi} >3 {खून,khoon,khun,blood}
  find  {सिर,सर,sir,sar,head} & {चोट,लगी,गिर,गिरा,गिरी,chot,lagi,gir,gira,giri} & {उल्टी,बेहोश,नींद,चक्कर,याद नहीं,खून,ulti,behosh,neend,chakkar,yaad nahi,khoon,होश,hosh} &20
  find  {छत,सीढ़ी,सीढ़ियों,बालकनी,chhat,chat,seedhi,sidhi,balcony} >2 {गिर,गिरा,गिरी,गिर गया,गिर गई,gir,gira,giri} & {सिर,कमर,पैर,उठ,sir,sar,kamar,pair,uth,होश,hosh,दर्द,dard} &15
  find  {चाकू मार,गोली लगी,गोली मार,chaku mar,goli lagi,goli mar,गाड़ी ने टक्कर,gaadi ne takkar,एक्सीडेंट हो गया,accident ho gaya}
  find  {मल,टट्टी,लैट्रीन,potty} & {काला,काली,kala,kali} &6
  yes   हाथ कट गया और खून रुक नहीं रहा
  no    खून की जांच कल है, खाली पेट आना है?
rule allergy emergency anaphylaxis
  for   people with a severe allergic reaction
  why   swelling of tongue, lips, face or throat with or without trouble breathing
  find  {जीभ,होंठ,होठ,गला,चेहरा,मुंह,jeebh,jibh,hoth,honth,gala,chehra,muh,face,lips} >3 {सूज,सूजन,सूज गया,सूज गई,सूज रहा,बंद हो रहा,sooj,suj,sujan,soojan,band ho raha,phool,फूल}
  find  {एलर्जी,allergy} & {सांस,सूज,गला,चक्कर,saans,sooj,suj,gala,chakkar,बहुत तेज,तेज} &8
  find  {मधुमक्खी,ततैया,मूंगफली,पेनिसिलिन,madhumakkhi,tataiya,moongfali,mungfali,peanut,penicillin} & {सूज,सांस,गला,चक्कर,दाने,sooj,suj,saans,gala,chakkar,daane} &15
  yes   उसकी जीभ सूज रही है
  no    एलर्जी टेस्ट का कितना लगता है
rule poison emergency poisoning_overdose
  for   people who took or swallowed something harmful
  why   one may feel well until it is too late to treat
  find  PILLS & TOOK & {बहुत,सारी,पूरा,पूरी,ज्यादा,<6-500>,bahut,bohot,sari,saari,pura,poora,puri,zyada,jyada,ek saath,एक साथ} &10
  find  {जहर,फिनाइल,एसिड,कीटनाशक,तेजाब,केरोसिन,मिट्टी का तेल,बैटरी,चूहे मार,zahar,zeher,zehar,phenyl,acid,keetnashak,tezab,kerosene,battery,chuhe,harpic,bleach} >3 TOOK
  find  {बेटा,beta,शिशु} & PILLS & TOOK &10
  find  {ओवरडोज,overdose} & {हो गया,ली,लिया,ho gaya,li,liya,kar liya} &4
  find  {गैस लीक,gas leak} & {चक्कर,सिर,chakkar,sir,sar} &10
  yes   मैंने नींद की बहुत सारी गोलियां खा लीं
  no    दिन में कितनी पैरासिटामोल ले सकते हैं
rule burn emergency burns
  for   people with bad burns, children above all
  why   scalds of children, burns of face or large burns, chemicals in the eye, electric shock
  find  {जल गया,जल गई,जल गए,झुलस,jal gaya,jal gayi,jal gyi,jhulas} & {चेहरा,आंख,बेटा,शिशु,गर्म,उबलता,तेल,पानी,छाले,हाथ,पैर,chehra,aankh,beta,garam,ubalta,tel,paani,pani,chaale,chhale,haath,hath,pair,chai,चाय} &8
  find  {उबलता पानी,गर्म पानी,खौलता,गर्म तेल,गर्म चाय,ubalta pani,garam pani,garam paani,khaulta,garam tel,garam chai} & {बेटा,शिशु,गिर,ऊपर,beta,gir,upar,uper} &8
  find  {एसिड,तेजाब,चूना,केमिकल,acid,tezab,chuna,chemical} >3 {आंख,आँख,aankh,ankh}
  find  {बिजली का झटका,करंट लगा,करंट लग,bijli ka jhatka,current laga,current lag}
  yes   बच्चे पर गर्म चाय गिर गई, हाथ जल गया
  no    धूप से जलन के लिए कौन सी क्रीम
rule infection emergency sepsis_meningitis
  for   people whose infection turns
  why   fever with confusion, stiff neck, rash that stays under glass, mottled skin, chemotherapy
  find  FEVER & {बहकी,गर्दन,अकड़,सुस्त,बेहोश,दौरा,चकत्ते,पेशाब नहीं,तेज सांस,सांस तेज,behki,gardan,akad,sust,behosh,daura,chakatte,peshab nahi,saans tez,badbada,बड़बड़ा} &12
  find  {गर्दन,gardan} >2 {अकड़,कड़ी,akad,kadi,मुड़ नहीं,mud nahi} & {बुखार,सिर,रोशनी,उल्टी,bukhar,sir,sar,roshni,ulti} &10
  find  {कीमो,कीमोथेरेपी,ट्रांसप्लांट,कैंसर,keemo,chemo,chemotherapy,transplant,cancer} & {बुखार,ज्वर,ठंड लग,कंपकंपी,bukhar,bukhaar,thand lag,kapkapi} &12
  find  {कीमो,कीमोथेरेपी,ट्रांसप्लांट} & <38-42> &12
  yes   कीमो चल रही है और बुखार 38.5 है
  no    दिमागी बुखार का टीका कब लगता है
rule pregnancy emergency pregnancy
  for   pregnant people and the child
  why   bleeding, severe pain, broken waters, no movements, headache with vision changes
  find  {गर्भवती,प्रेग्नेंट,पेट से,गर्भ,महीने की गर्भवती,pregnant,pet se,garbhvati,preg} & {खून,ब्लीडिंग,बहुत दर्द,तेज दर्द,चक्कर,पानी निकल,पानी छूट,बेहोश,गिर,धुंधला,सिरदर्द,khoon,bahut dard,tez dard,chakkar,pani nikal,paani nikal,behosh,gir,dhundhla,sir dard,दौरा} &14
  find  {बेटा,बच्चा,शिशु,baby,beta} >2 {हिल नहीं,नहीं हिल,हलचल नहीं,मूवमेंट नहीं,हरकत नहीं,hil nahi,nahi hil,movement nahi,halchal nahi,हलचल कम,movement kam}
  find  {पेट में,pet me,pet mein} & {हलचल,मूवमेंट,हिल,halchal,movement,hil} & {नहीं,कम,nahi,kam} &8
  find  {डिलीवरी,प्रसव,delivery,prasav,ऑपरेशन से बच्चा} & {खून,ब्लीडिंग,बुखार,khoon,bleeding,bukhar} & {बहुत,ज्यादा,बाद,bahut,zyada,baad} &12
  yes   मैं प्रेग्नेंट हूं और ब्लीडिंग हो रही है
  no    पांचवें महीने का अल्ट्रासाउंड कब होता है
rule baby emergency infant_unwell
  for   babies
  why   fever, floppiness, not feeding, blue lips, hard to wake
  find  {शिशु,<0-11> महीने का,<0-11> महीने की,<0-30> दिन का,<0-30> दिन की,<0-16> हफ्ते का,<0-11> mahine ka,<0-11> mahine ki,<0-30> din ka,<0-30> din ki,navjat,newborn} & {बुखार,गर्म,<38-42>,<100.4-107>,दूध नहीं,नहीं पी,सुस्त,ढीला,नीला,नहीं उठ,उठ नहीं,सांस तेज,हरी उल्टी,पेशाब नहीं,bukhar,garam,doodh nahi,dudh nahi,nahi pi,sust,dheela,neela,nahi uth,saans tez,peshab nahi} &10
  yes   2 महीने की बच्ची को बुखार है
  no    2 महीने के बच्चे का टीका कब लगेगा
rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   a warm line and a named helpline at once does help
  find  {मरना,मर जाना,मर जाऊं,मर जाऊँ,मर जाऊंगा,marna,mar jana,mar jaana,mar jau,mar jaun} >2 {चाहता,चाहती,चाहते,है,मन,काश,चाह,chahta,chahti,chahte,hai,man,chahiye,kaash,chahata} & {मैं,मुझे,बेटा,मां,वह,वो,जीना,बस,अब,main,mai,mujhe,mujhko,beta,maa,vo,wo,jeena,bas,ab} &8
  find  {मरना चाहता,मरना चाहती,मरना चाहते,marna chahta,marna chahti,marna chahte,marne ka man,मरने का मन}
  find  {जीना,जीने,जिंदा,jeena,jina,jeene,jine,zinda,jinda} >2 {नहीं,nahi,nhi} >1 {चाहता,चाहती,है,रहना,मन,चाहते,chahta,chahti,hai,rehna,man,chahte}
  find  {नहीं,nahi,nhi} >1 {जीना,jeena,jina}
  find  {आत्महत्या,खुदकुशी,सुसाइड,aatmahatya,atmahatya,khudkushi,suicide} & {करना,करने,कर लूं,कर लूंगा,सोच,ख्याल,विचार,कोशिश,karna,karne,kar lu,kar lunga,soch,khayal,vichar,koshish,kar lungi} &5
  find  {जान दे,जान देने,जान देना,फांसी लगा,जिंदगी खत्म,jaan de,jaan dene,jaan dena,phansi laga,fansi laga,zindagi khatam,jindagi khatam,khud ko khatam,खुद को खत्म,khud ko maar,खुद को मार}
  find  {हाथ काट,नस काट,खुद को चोट,खुद को काट,haath kat,nas kat,nas kaat,khud ko chot,khud ko kaat}
  find  {मेरे बिना,mere bina} & {खुश,अच्छे,बेहतर,khush,acche,behtar} &5
  yes   मैं अब जीना नहीं चाहता
  no    आत्महत्या से बचाव पर भाषण किस दिन है
rule violence crisis abuse_violence keeps past asked
  for   people hurt by somebody close
  why   naming the line and the emergency number is the least
  find  {पति,मां,ससुराल,वो,वह,pati,maa,sasural,vo,wo,husband} >3 {मारता है,मारते हैं,मारता,पीटता,पीटते,मारपीट,marta hai,marte hain,maarta,maarte,peetta,pitta,maar peet,marpeet,hit karta}
  find  {मुझे मारता,मुझे मारते,मुझे पीटता,mujhe marta,mujhe maarta,mujhe marte,mujhe peet,mujhe pitta}
  find  {बलात्कार,रेप,रेप किया,balatkar,rape} & {किया,हुआ,मेरे,kiya,hua,mere,mera,मेरा} &5
  find  {जान से मार,जान से मारने,jaan se maar,jaan se mar} 
  find  {घर जाने से डर,डर लगता है घर,पति से डर,ghar jane se dar,ghar jaane se dar,pati se dar}
  find  {घरेलू हिंसा,gharelu hinsa,domestic violence} & {मेरे,हो रही,मदद,mere,ho rahi,madad} &6
  find  {गलत तरीके से छू,छेड़छाड़,galat tarike se chhu,galat tarike se chu,chhedchhad,chedchad}
  yes   मेरे पति मुझे मारते हैं
  no    दाम बढ़ने की मार पड़ी है, किश्त हो सकती है?
rule after-operation urgent post_procedure
  for   people at home after an operation
  why   open, bleeding or infected wounds, fever, a swollen calf
  find  {ऑपरेशन,टांके,टांका,घाव,सर्जरी,operation,taanke,tanke,ghav,ghaav,surgery,दांत निकल,daant nikal} & {खुल गए,खुल गया,खुल,खून बह,मवाद,पस,बुखार,बदबू,लाल,khul gaye,khul gaya,khul,khoon beh,mawad,pus,bukhar,badbu,पक गया,pak gaya} &10
  find  {पिंडली,pindli} & {सूज,दर्द,sooj,suj,dard} &8
  find  {पेशाब,peshab} >1 {बंद,नहीं आ,रुक,band,nahi aa,ruk,नहीं हो,nahi ho} & {दर्द,पेट,घंटे,सुबह,dard,pet,ghante,subah,कल,kal} &10
  yes   ऑपरेशन के टांके खुल गए और खून बह रहा है
  no    ऑपरेशन के टांके कब निकलेंगे
rule sugar emergency diabetic
  for   people with diabetes
  why   low sugar with confusion, high sugar or ketones with vomiting
  find  {शुगर,ग्लूकोज} >3 {<20-60>,<1-3.4>,<350-900>}
  find  {शुगर,sugar,ग्लूकोज,glucose} >3 {बहुत कम,लो हो,गिर गई,गिर गया,bahut kam,low ho,gir gayi,gir gaya}
  find  {शुगर,डायबिटीज,इंसुलिन,sugar,diabetes,insulin} & {बेहोश,पसीना,कांप,उल्टी,बहकी,होश,behosh,pasina,paseena,kaanp,kanp,ulti,behki,hosh,ज्यादा लग,zyada lag,उठ नहीं,uth nahi} &12
  yes   पापा की शुगर बहुत कम है और पसीना आ रहा है
  no    शुगर की जांच की फीस कितनी है
rule ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first
  find  {एम्बुलेंस,एंबुलेंस,ambulance} >2 {भेजो,भेजिए,बुलाओ,बुलाइए,चाहिए,बुला,भेज दो,bhejo,bhejiye,bulao,bulaiye,chahiye,bula,bhej}
  find  {मर रहा,मर रही,मरने वाला,mar raha,mar rahi,marne wala,mar jaunga,mar jaungi} & {हूं,है,मदद,बचाओ,hu,hoon,hai,madad,bachao,dard,दर्द} &6
  find  {बचाओ,bachao,जान बचाओ} & {जल्दी,कोई,प्लीज,मदद,jaldi,koi,please,madad} &6
  find  {पेट,pet} & {असहनीय,बर्दाश्त नहीं,पत्थर जैसा,asahniya,bardasht nahi,bardaasht nahi,patthar jaisa} &8
  yes   जल्दी एम्बुलेंस भेजो
  no    इमरजेंसी कॉन्टैक्ट कैसे बदलूं
