# English. How to read this file: README.md in this folder.
lexicon en 2026.11.2
typos
silent please pls plz plse kindly

# ---------------------------------------------------------------- words that mean the same to every rule

# An alert never depends on the sex or the relation of the person.
alias he, she
alias hes, shes
alias hed, shed
alias hell, shell
alias men, women
alias stepmum, stepmom, stepmother, stepdad, stepfather
alias his, her, hers, him
alias himself, herself, hisself, himselves
alias man, mans, woman, womans, lady, ladys, guy{,s}, bloke{,s}, gentleman, fella, fellow, chap{,s}, dude, gal
alias mum{,s}, mom{,s}, mam, mummy{,s}, mommy{,s}, mother{,s}, dad{,s}, daddy{,s}, father{,s}, papa{,s}, pops, parent{,s}, nan{,s}, nana{,s}, nanna{,s}, nanny{,s}, gran{,s}, granny{,s}, grandma{,s}, grandmother{,s}, grandad{,s}, granddad{,s}, grandpa{,s}, grandfather{,s}, gramps, grandparent{,s}, husband{,s}, hubby{,s}, hubbie, wife{,s}, wifey, missus, spouse{,s}, partner{,s}, boyfriend{,s}, girlfriend{,s}, bf, gf, fiance{,s}, fiancee{,s}, brother{,s}, bro, sister{,s}, sis, uncle{,s}, aunt{,s}, auntie{,s}, aunty{,s}, cousin{,s}, friend{,s}, mate{,s}, flatmate{,s}, roommate{,s}, housemate{,s}
alias child, childs, children, childrens, kid{,s}, kiddo, kiddie, toddler{,s}, boy{,s}, girl{,s}, lad{,s}, lass, lasses, son{,s}, daughter{,s}, grandson{,s}, granddaughter{,s}, grandchild, grandchildren, nephew{,s}, niece{,s}, stepson{,s}, stepdaughter{,s}, teen{,s}, teenager{,s}
alias baby, babys, babies, bubs, infant{,s}, newborn{,s}, bubba
alias really, very, so, proper, properly, super, extremely, incredibly, awfully, terribly, v, quite, pretty
alias is, are, was, were, be, being, been, looks, looking, looked, feels, feeling, seems, seemed, getting, turned, turning, became, becoming

numerals one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fifteen=15 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 eighty=80 hundred=100

# ---------------------------------------------------------------- people

set I weak
  i, im, ive, me, my, myself, mine, id
set HE weak
  he, hes, his, they, theyre, theyve, their, them, mum, child, man, baby, someone, somebody, neighbour, neighbor, colleague, coworker, workmate, boss, client, passenger, customer, resident, pupil, tenant, {other,better} half, little one, my {patient,guest,student,tenant,carer}
set PERSON weak
  = I
  = HE
set SOMEBODY weak
  = PERSON
  we, weve, our, us, person, people here, has just, have just, now, baby is, baby has, been, started

# ---------------------------------------------------------------- contexts

stop
  but, though, tho, however, except, although, because, cos, coz, now, and now, i, im, ive, id, he, hes, my, his, we, weve, our, they, theyre, their, it, its, this, today, tonight, then, just, only, still, meanwhile, suddenly, also, yet, sudden, yesterday, thanks, mum, child, baby

neutral
  not {only,just,sure,certain,long,like {him,me},himself,myself,usual,sleeping,slept,eaten,eating,drinking,drunk,the first time,able,urgent,bad,too bad,right,good,great,well,ok,okay,normal,nice,fun,coping,again,wanting to,to {worry,bother,be {rude,dramatic,a {pain,bother,nuisance}},waste},one to,a big deal,a fan,much,used to,moving}
  not {any,getting any,getting,feeling any,much} better, no {better,improvement,idea,doubt,change,rush,hurry,worries,problem,thanks,thank you,one,longer,appointment{,s},slot{,s},panic,drama,answer,reply,relief,luck,sleep,good,way,point,joke,wonder,offence,pressure on you,hope,signal,phone,car,lift,transport,obvious,reason}
  {not,isnt,arent,wasnt,hasnt,havent,didnt,doesnt,dont,wont,never} {,really,even,actually,been} {help,helps,helping,helped,work,works,working,worked,touch,touching,touched,ease,easing,eased,shift,shifting,shifted,stop,stops,stopping,stopped,budge,budging,budged,improve,improving,improved,let,letting,settle,settled,settling,go,going,gone,calm,fade,fading,faded,slow,slowing,slowed,clear,cleared,know,knows,knowing,want,wants,wanted,understand,wait,bother,worry,panic,mind,think i can,think i,think he can,think he is,think hes,think im,eaten,slept,drunk,answer,answering,answered,like {it,this,him},look right,look good,seem right,feel right,feel well,feel good,feel great,stay,staying,trust,remember}
  never {felt,had,known,seen,been,gets,get,has,experienced,happened} {,one,it,this,him,me,a {pain,headache,migraine}} {like,so,this,as,before,that}, never {gets,complains,gets ill,ill,sick,had one}, {dont,do not} {know,want,have time,have anyone,have a car,have transport,have an appointment,have a number,have credit,have my,have much,have the}, {do,does,did} not {know,want}, not know, nobody, no one, cant tell if, not an emergency, isnt an emergency, not {to be,being} {funny,rude}, {isnt,not} really

context negated ahead 4
  not
context negated ahead 3
  without
context negated ahead 7
  no, nil, zero, never, denies, denied, nor, neither, {isnt,wasnt,arent,werent,aint}, {dont,doesnt,didnt,havent,hasnt,hadnt} have, {havent,hasnt,hadnt} {had,got,any,been}, {do,does,did} not {have,get,feel}, negative for, no {sign,signs,evidence,history,hint,symptom,symptoms} of, free {of,from}, clear of, rule{,d} out, rather than, instead of, nothing like, none of, never had
context negated ahead 4
  dont, doesnt, didnt, havent, hasnt, hadnt, wouldnt
context negated behind 3
  {is,are,has been,have been,came back} {negative,absent}, {been,was,were} ruled out, all clear

context past behind 8
  in <1940-2026>, back in, {,<2-99>,a,few,several,many,couple of,some,two or three} {year,years,yr,yrs} {ago,back}, last year, the year before, {<2-30>,few,several,couple of,some,} {month,months,mths} {ago,back}, last {summer,winter,spring,autumn,christmas,easter,january,february,march,april,may,june,july,august,september,october,november,december}, as a {child,baby,student,young man,boy,girl,teenager,teen}, when {i,he,they} {is,were} {a,about,young,younger,little,small,pregnant,<2-60>,still,at,in}, in the past, previously, long ago, ages ago, a while back, some time ago, once before, {<2-11>,few,several,couple of} weeks {ago,back}, in {january,february,march,april,may,june,july,august,september,october,november,december}, in {my,his} {twenties,thirties,forties,fifties,teens,youth}, in {his,my} last pregnancy, last pregnancy , last {month,term,season}, {my,his,the} last {seizure,fit,attack,hypo,episode,overdose,stroke} {is,in}, {hes} {,nearly,almost,about} <3-30> now, last time, all {clear,fine,good,normal} since, never since, nothing since, {well,now,all} {controlled,stable}, {is,are,been} {controlled,stable}, under control, all sorted
context past ahead 7
  history of, hx of, family history, previous, previously, survived, survivor of, recovering from, recovered from, {died,dying,die,dies} {of,from}, passed away {of,from,with}, {lost,losing} {my,his,our,a} {mum,child,man,baby} to, anniversary of, {since,after,from,following,before,over} {my,his,the,a} {stroke,strokes,mini stroke,heart attack,seizure,seizures,overdose,bleed,tia,fit,brain bleed,accident,crash}, survivors, used to
context past around 6
  my record, my records, medical record{,s}, medical history, {my,the,his} notes, on {my,the,his} {file,record,form}, {letter,report,summary,record,records,notes} {say,says,said,saying,mention,mentions,states,shows,show,have,has,had}, {correct,amend,delete,remove,wipe,copy of} {my,the,his,from}, dvla, solicitor, insurance claim, compensation, court, legal claim, subject access, discharge {letter,summary}, declare

context past around 10
  turned out {to be,it was,to just be}, the all clear, {ecg,scan,ct,mri,xray,x ray,bloods,blood tests,tests,test,echo,results} {is,came back,come back,showed} {,all,completely} {normal,clear,fine,negative,ok,nothing}, {came back,come back} {,all} {normal,clear,fine}, {been,already,got} {,fully} {seen,checked,checked over,checked out,discharged,sorted,treated} {at,in,by,from} {,the} {hospital,a and e,casualty,er,cardiologist,paramedics,specialist}, {discharged} from {hospital,the ward,a and e}, fully recovered, made a full recovery, back to {work,normal} {now,since,and,for}, grew out of, {no problems,no trouble,fine,well,ok,none} since, since {childhood,birth,i is {born,a child,little}}

context asked ahead 5
  do you {treat,see,do,offer,run,have,provide,cover,test,screen,teach,handle,deal,stock,sell,give,take,hold,know,help,need,recommend,ever} , do u {treat,see,do,offer,run,have,sell,give}, does {the,your,my,this} {clinic,surgery,practice,hospital,insurance,plan,service,doctor}, is {,the,my} {insurance,clinic,test}, can you {treat,test for}, {leaflet,leaflets,info,information,booklet,poster,posters,pamphlet,video,videos,article,book,books,fact sheet,guide,guidance,page,website,policy,protocol} {on,about,for,regarding,re}, how {do,would,should} {you,they,doctors,people,nurses,one} treat, what {is,s} {a,an,the}, whats {a,an,the difference}, {sign,signs,symptom,symptoms,warning signs} {of,for}, what counts, what happens {when,if}, what does, what to do {if,when,for,in}, what should {i,you,we,one,someone} do {if,when,for,in}, what do {i,you,we} do {with,if,when,for}, first aid, {course,courses,class,classes,training,workshop,session,sessions,talk,lecture,webinar} {on,about,for,in}, {treatment,treatments,cure,cream,remedy,therapy,counselling,specialist,specialists,physio,surgery,support,group,charity,help group} {for,in}, {price,cost,fee,charge,costs,prices} {of,for}, how much {is,are,for,does,do,would}, {test,tests,tested,testing,screen,screening,check up,checks,vaccine,vaccines,vaccination,jab,jabs,vaccinated,immunised} {for,against}, {risk,risks,chance,chances,odds,likelihood,danger} of, {at,higher,increased} risk, {prevent,preventing,prevention,avoid,avoiding,protect against}, side effect{,s} {of,like,such as,is,include,including}, {cause,causes} of, {cause,causes,lead to,bring on}, difference between, {spotting,recognising,recognise,spot} {a,the,signs,an}, do i {qualify,declare}, eligible, where {do,can} i {post,send,find,upload,buy,get}, {letter,form,paperwork,certificate,note} {for,about,saying,regarding}, {writing,researching,studying,teaching}, {the,your,an,a} {leaflet,app,website,form,poster,questionnaire} {asks,says,said,mentions,lists,about}, interested in, {volunteer,volunteering,fundraising,donate,donation,raising money,charity run,marathon} for, {how,what} {long,time} {is,does,do,until}, {allerg{y,ic}} {test,clinic}
context asked ahead 5
  = {can,could,does,do,will,would,might,may,is it true,whether} >5 {cause,causes,bring on,lead to,trigger,raise,raises,lower,increase,worsen,make you,make people,make it,make them,make one,make anyone,makes you,makes people,give you,gives you,give people,make asthma,make babies}
  = {can,could,does,do,will,would} >2 {leave,leaves,burn,burns,hurt,stain} >2 {burns,scars,marks,your,you,skin,my skin}
  = {can,could,does,do,will,would} >3 {make,makes} >1 {people,babies,child,baby,you,one,everyone,anyone,him}
# A question or a service that names nobody: "which leaflets do you have about choking".
context asked ahead 25
  = {do you,does the,does,is there,are there,what,whats,which,when is,when are,when do,when does,where is,where can,how much,how long,how do you,price,cost,fee,charge,copy of,leaflet,leaflets,course,class,poster,can people,can one} !SOMEBODY
context asked behind 3
  clinic, clinics, unit, ward, rehab, rehabilitation, specialist, specialists, team, service, services, leaflet, leaflets, course, courses, class, classes, training, workshop, talk, talks, lecture, awareness, prevention, survivor, survivors, support group, groups, helpline, hotline, policy, department, centre, center, action plan, care plan, kit, kits, insurance, screening, testing, review, form, forms, certificate, poster, charity, fundraiser, association, foundation, research, study, trial, risk, risks, history, treatment, treatments, therapy, physio, counselling, counsellor, education, aftercare, patients, sufferers, statistics, quiz, advice sheet, webinar, coursework, essay, a side effect, side effects, a thing, mean, on the form, session, sessions, check form, vaccine, vaccines, jab, jabs

context imagined ahead 6
  what if, if {i,he,they,someone,somebody,anyone,you,we,people,a person,a man,a child,a baby,my child,my baby,my mum,the mum,one} {ever,have,has,had,get,is,feel,start,starts,notice,think,see,suspect,develop,experience,collapse,collapses,have a,have an,can,were,swallow,swallows,take,takes,choke,chokes,stop,stops,faint,faints,fall,falls,bleed,bleeds,burn,burns}, in case, in the event, suppose, supposing, imagine, hypothetically, hypothetical, should i ever, worried about having, {scared,afraid,frightened,terrified,anxious,nervous} of having, could i get, might get
context imagined around 12
  in {a,the,this,that} {film,movie,book,novel,episode,series,story,soap}, {film,movie,book,novel,episode,story,plot,documentary,drama,podcast} {about,where,in which}, short story, my {novel,screenplay,script,book,story,essay,dissertation,thesis,coursework,homework,assignment}, {an,for an,this} essay, homework, coursework, dissertation, school project, quiz, crossword, storyline, on {tv,telly,the telly,netflix}, actor, actress, {the,a,my,this} {character,villain,hero,heroine,protagonist}, hospital drama, episode <1-30>, {on,off} stage, the script, my script, screenplay, {my,our,the school} play, {in,from} {the,that,this} {series,scene,soap}, {that,this,the} {detective,crime,thriller,romance} {book,novel,series,show}, film crew, film crews, my drawing, cosplay, halloween, dream about, dreamt, dreamed, nightmare{,s}, role play, training exercise, fire drill, am dram, first aid {course,class,training,quiz,badge,exam}, scouts group, video game, {minecraft,fortnite,playstation,xbox}, jk, just kidding, kidding, joking, only a joke
context imagined ahead 6
  {my,the,our,his,a,next doors,neighbours} {dog,dogs,cat,cats,puppy,kitten,horse,pony,rabbit,hamster,budgie,parrot,goldfish,chicken,chickens,hens,cow,sheep,pet,guinea pig,tortoise,plant,plants,laptop,printer}
neutral
  {dog,dogs,cat,horse,cow} {bit,bite,bites,biting,bitten,attack,attacked,attacks,scratch,scratched,kick,kicked,walker,trampled,threw,mauled,knocked,stood on,trod on,butted}

context live around 6
  right now, rn, atm, at the moment, as we speak, currently, happening now, having it now, still going on, started again, came back, come back, just happened, keeps happening

# Sayings: what lies inside one is no sign.
mask
  {coil,implant,cap,brace,braces,lens,lenses,hearing aid,boiler,kitchen,carpet,dress} fitting{,s}, fitting {appointment,appointments,room,session,fee,clinic}
  {result,results,letter,report,app,form,website,screen,email} {,just,only} says no
  {shoulder,knee,ankle,wrist,elbow,finger,thumb,toe,hip} {,is,isnt} {not moving,moving} {properly,right,well,fully,freely}, {shoulder,knee,ankle,wrist,elbow,finger,thumb,toe,hip} {,is} not moving {properly,right,well,fully,freely}
  {dying,die} {to {know,see,hear,try,meet,find,ask,get},for a}, to die for, {could,nearly,almost,wanted to,want to} {,have} {die,died} {of,from,with} {,the} {embarrassment,shame,boredom,laughing,laughter,cringe,heat,happiness}, {nearly,almost,could have} died {laughing,of,when}, {i,just} {nearly,almost} died
  {phone,battery,laptop,printer,plant,car,computer,wifi,internet,tablet,app,screen,signal,line,link} {,has,is,just,keeps,have} {died,dying,dead,die}
  {bored,scared,frozen,starved,worried,thrilled,tickled,sick} to death, drop dead {gorgeous,date}, over my dead body, dead {end,line,pan,beat,lift,lifts,weight}, deadline, deadlift
  {would,could,id,will,gonna} {kill,murder} {for,a}, kill{,s,ing} {time,the time,an hour,two birds,the mood,some time}, {is,are} killing me {,slowly} {,with}, {mum,boss,child} {,is gonna,will,would,gonna,going to,is going to,ll} {kill,murder} me {if,when,for,because}, kill me now, kill for, killer {heels,queen}, dressed to kill, {laugh{ing,ed},laughter,giggl{ing,ed}}
  heart {attack when,stopped when,broken,break,breaking,warming,felt,to heart,rate monitor,foundation,health check}, {nearly,almost,practically} {had,have,gave,gives} {,me,him} {a,an} {heart attack,stroke,fit,seizure}, {heart attack,stroke,fit,coronary} {when,at} {i,he,they} {saw,see,sees,opened,heard,hears,read,found}, give{,s} me a heart attack, gave me a {heart attack,fright}, stroke of {luck,genius,midnight,inspiration}, {breast,back,butterfly,swim,brush,pen,key} stroke{,s}, strok{e,ed,ing} {my,the,his,a} {cat,dog,horse,beard}
  {skips,skipped,skip} a beat {every time,when,whenever}
  {get,got,getting,is,need to get} {,it,this,that,something} off my chest, chest {infection,infections,x ray,xray,xrays,x rays,physio,of drawers,freezer,scan,ct,hair,binder,size,measurement,press,exercises}, bra fitting
  breath{taking,less with excitement}, {take,takes,took,taking} {my,your,the} breath away, breath of fresh air, breathing {space,exercise,exercises,room,technique,techniques,class,machine,tube}, {dont,not} hold{,ing} my breath, hold{,ing} my breath, waste of breath, save your breath, catch my breath after, cant breathe through {my,his} nose, {breathe,breathing} {through,out of} {my,his,the} {nose,nostril,nostrils,left nostril,right nostril}, {nose,nostril,nostrils} {is,are} {blocked,bunged up,stuffy}, blocked nose, stuffy nose, chok{ed,ing} up, choked by, laughed so {much,hard}, short of {time,money,cash,staff,ideas}, running out of {time,breath just,ideas,patience,space}
  kick{s,ed,ing} me {out,off,from}, throw{s,ing} me {out,off} of, threw me {out,off}, lock{ed,s,ing} {me,us,him} out {of,after,on}, locked out, kill bill, protein shake{s}, milk shake{s}, {seizure,seizures,epilepsy,angina,stroke,migraine,fit,asthma,heart attack,allergy} {pill,pills,tablet,tablets,med,meds,medicine,medication,medicines}, blood {pressure,pressures,count,counts,oxygen monitor,sugars,thinner,thinners,vessel,vessels,clot,clots,poisoning,sugar,glucose}, blue {badge,light,cross,form,inhaler,card,door,book,pill,pills,tablet,sign,one}
  {temp,temperature} {,is,of,at,reads,reading} {,normal,fine,ok,okay,only} {,at,of} <35-37.4>, {temp,temperature} {,is} {normal,fine,ok}, normal {temp,temperature}, {suicidal,suicide} {thoughts,ideation} {warning,leaflet,side effect}, {warning,leaflet} {about,of,on} {suicidal,suicide}, {dog,alert,diary,threshold,free} {seizure}, seizure {threshold,free,diary,alert dog,plan,protocol,form}
  {hell,shell,theyll,hed,shed,mum will,mum would} kill me {if,for,when,because}, {hell,shell} kill me, a fit {of,state,person,bloke,for,enough}, {good,better,bad,best,tight,perfect,right} fit, {bite,biting,bit} my tongue {and,rather,instead,when}, fit as a, {appointment,clinic,meeting,session,call,class,surgery,visit,running} ran over, ran over {time,by,into,to the,schedule}, heart{,s} {aches,hurts,goes out,breaks} for, no point {ringing,calling,phoning,booking,trying to {ring,call,book,phone},asking,going to {a and e,the}}, go home and {tell,show,explain}, {passing,passed,pass,handing} out {leaflets,flyers,sweets,cards,samples,flyers}, {overdosed,overdose,overdosing} on {sun,sunshine,cake,sugar,chocolate,coffee,netflix,telly,cheese}, clutch{es,ing,ed} {at straws,bag}, baby fever, fever pitch
  = {mondays,monday,form,forms,hold music,music,queue,traffic,app,website,homework,exams,hangover,paperwork,commute} >9 {die,jump off a bridge,kill myself,kill me,shoot me,want to die,scream,end it all}
  {faint,fainter} {line,positive,lines,smell,mark}, unconscious bias, {chair,shelf,gazebo,tent,roof,wall,ceiling,bridge,company,business,marriage,pram,buggy,table,bed,wheelchair,walking frame,vein,veins} {,has,have,just} {collapsed,collapse,collapses}, collapsed vein{s}, blackout {curtain,curtains,blind,blinds}, power {cut,blackout}, knocked out of, {not,isnt,wasnt,is it,its,never} safe to {park,walk,drive,leave,use,cross,take,eat,drink,have,swim,fly,go,be seen,cycle}, {stroke} {nurse,patient,patients,association,victim,victims,support,recovery,ward,club,survivor,survivors,charity,physio,consultant,rehab}, suicide {risk assessment,bereavement,bereaved,grief,statistics,documentary,training,talk,course,hotline poster,policy,loss}, {died,death,lost,bereaved,bereavement} {,my,our,a,him} {,mum,child,friend} {by,to,from,through} suicide, assisted dying, {like,is} a heart attack {waiting,on a plate}, {worst,massive,bad} hangover, {die,died,dying,dead} {,slowly,here} {of,from,with} {,the,sheer,pure} {boredom,embarrassment,shame,heat,hunger,thirst,cold,laughter,curiosity,stress,jealousy,cringe,waiting,hay fever,hayfever,man flu,happiness,shock}, dying {over here,laughing}, {hit,hits,hitting} {the,my,his} {headlines,head office,target,deadline,wall with,gym,shops,jackpot}, {leg day,spin class,gym session,boot camp}, {attacked,attack} by {,the,my} {cat,seagull,seagulls,goose,wasps,mosquitoes,midges}
  = {faint,fainted,fainting,faints,fainter,pass out,passed out,passes out,woozy,dizzy,queasy,collapse,collapsed} >8 {needle,needles,injections,blood test,blood tests,blood taken,sight of blood,jabs,vaccinated,having blood,give blood,giving blood}
  = {blood test,blood tests,needle,needles,jabs,injections,bloods,blood taken,having blood} >6 {faint,fainted,fainting,pass out,passed out,woozy,queasy}
  {in,under,with,behind} {these,this,that,those,a,my,the} {mask,masks}, gasping for {a,some} {cuppa,tea,coffee,pint,drink,brew,fag}, rescue pack, collapsed lung, {goodbye letters,goodbye cards} to my, retir{ing,ed} teacher, cant go on {holiday,the,a,my,this,facebook,with the booking}, fever few, feverfew, fever check, in labour with, numb {bum,bottom} from, {baby,child} {is,} hot in the {car,pram,buggy}, {take,taking,check,measure,checking,measuring} {a,the,his,my} {baby,child,babys,childs} {temp,temperature}, {babys,childs} {temp,temperature} {with,using}, wear a mask
  = {breathe,breath} >3 {heat,waiting room,humidity,in there,in here,mask,masks,jeans,dress,corset,bra,spanx,lift,office,tights,trousers,suit}
  = {fainted,died,collapsed,passed out,screamed} >2 {when,at} >4 {bill,price,prices,cost,invoice,charge,parking,queue}
  = {double vision,blurry,blurred vision} >3 {glasses,lenses,sorted,varifocals}
  = {dressing,dressings,training,talk,policy,leaflet,course} >4 {self harm,overdose,suicide}
  = {self harm,overdose,suicide} >3 {training,dressings,policy,leaflet,course,talk,awareness,teaching}
  = {laughed,laughing,laugh,laughs,giggling,giggled,cackling,crying with laughter} >8 {breathe,breath,breathing,died,dying,die}
  fit {me,us,him,you,them,my,someone,one,this,it,her} {,back} in, fit note{,s}, {not,am i,is,are you,im,still,unfit,declare me,medically} fit {to,for}, unfit, fit and {well,healthy}, keep fit, get fit, is fit, fitted, fit {test,kit}, {have,had,throw,threw,having,throwing} a {fit,hissy fit,wobbly,meltdown} {when,if,over,about,at,because}, will have a fit, outfit, fits {,me} {best,better,well,in}, fit in, fit tight, perfect fit, best fit, that fits
  confus{ed,ing,ion} {about,by,as to,over,with} {my,the,your,this,that,which,how,what to,all,these,those,opening,appointment{,s},booking{,s},dates,times,whether,when,if,why,a}, confused {why,whether,which,how,if}, {website,form,letter,app,page,system,bill,leaflet,map,sign,signs,instructions,menu,email,text,message,rules,bot} {is,are} {,really,bit,a bit} confusing, confusing
  {passed,pass} out {of,leaflets,flyers}, out cold by, {collapse{,d},collapsing} {into,in} bed, blacked out {curtain,curtains,window,windows}, knocked out {of,the park}, seizure of, fainting goat
  blood {test,tests,testing,work,form,forms,results,result,group,type,donation,donor,donors,sample,samples,draw,drawn,taken,clinic,bank,sugar monitor}, {take,takes,taking,took,taken,give,gives,gave,giving,draw,donate,donating} {,my,his,some,the} blood, bloody {hell,good,awful,brilliant,annoying,great,marvellous,ridiculous,useless,fantastic,lovely,cold,expensive,phone,website,nightmare}, bleeding {edge,obvious,heart,money,hell}, {in,cold,new,own,blue,young,bad} blood {runs,brother,brothers,orange,money}, gums bleed{,ing}, bleeding gums, {gum,gums} {is,} {bleed,bleeding,bleeds}
  stab{bed,} {in the back,at it,in the dark}, shot {of,at,in the dark,glass}, {flu,b12,tetanus,covid,booster,vitamin,steroid,depo,cortisone} {shot,shots,jab}, big shot, long shot, screenshot, {hit,hits,hitting} {me hard,the {nail,spot,gym,road,roof,jackpot},{my,the,his} {head hits}}, head hits the pillow, bang on, banging {tune,headache from your}, fell {in love,for,out with,asleep,through}, break{ing} a leg, broken {link,links,website,page,window,lift,promise,promises,tooth,chair,bed,door,record}
  burn{t,ed,ing} {out,bridges,calories,rubber,a hole,the candle,question}, burnout, sunburn{,t,ed}, sun burn{,t}, heart burn{,ing}, heartburn, calories burn{ed,t}, crash and burn, burn off, burn cream, slow burn, burn{t,ed,ing} {my,his} {toast,dinner,tea,food,cake}, electric {shock when i saw,bill}, shocked {at,by,that,to}, smoke free, stop{ping,ped} smoking, boiling question
  cabin fever, hay fever, hayfever, {football,world cup,baby,spring,saturday night,glandular,yellow,scarlet,dengue} fever {has,season,vaccine,jab,vaccination,certificate}, yellow fever
  overdos{ed,e,ing} {on} {chocolate,cake,sugar,coffee,caffeine tv,telly,netflix,turkey,cheese,sweets,pizza,christmas,sun,crisps}, pick your poison, what is your poison, {toxic} {work,workplace,boss,relationship,job,masculinity,environment,culture}, food poisoning last
  {these,my,new,those} {shoes,boots,heels,trainers,feet} {are,is} killing, cut{ting} {down,back,corners,off {point,date},it fine,the queue,to the chase,my hours,my hair,his hair}, cut {myself,himself} {shaving,some slack,off a slice,a slice}, {cut,cutting} {him,me} {some slack,off mid}, paper cut, hair cut, haircut, clean cut, jump{ing,ed} {the queue,to the {front,queue,conclusion,conclusions},on the {bandwagon,call,phone,bus,train},ship,for joy,in the {car,shower,queue}}, hang{ing} {on,out,up,about,around,over}, hung {up,over}, suicide {squad,drinks,prevention,awareness}, end {my,the,this,our} {contract,call,chat,subscription,membership,registration,tenancy,lease,shift,session,conversation}, end it there, cant live without {your,my,this,the,it,coffee}, {hit,hits} me that, beat{s} {me to,the queue,the rush,the traffic,around the bush}, attack {of the,by the flu,on the}, attacked by the flu, strangled by, red tape, panic buying, rape alarm
  {lump,frog} in my throat {watching,when,at,saying,seeing}, jump down my throat, cut throat, tongue {in cheek,tied,twister,tie,piercing,scraper}, allergic to {mondays,mornings,work,exercise,cats,dogs,paperwork,early}, swell{ed} {with pride,time}, swollen with pride, big head{ed}, head {over heels,start,office,count,teacher,space,of,lice,and shoulders,phones,torch}, in over my head, off the top of my head, {water,waters} {works,ways,sports,park,bill,cooler,bottle}, break the ice, labour of love, {in,intensive,hard,cheap,manual} labour {party,intensive}, laboured over, contract ions, expecting a {call,letter,parcel,delivery,message,reply,bill}, pregnant pause, baby {brain,blues group,steps,shower,group,weighing,clinic,massage,yoga,swim,sensory,changing,wipes,led}
  sugar {free,rush,daddy,coated,content,tax,cane,low}, sugar rush, low sugar {recipe,recipes,diet,snack,snacks}, {hypo,hyper} {allergenic,active}, kids are hyper
  {cry for,call for,need a,need some,any,bit of,little,need,could use a,lend a} help {with,logging,finding,me {find,log,book,understand,fill}}, emergency {contact,contacts,exit,exits,contraception,contraceptive,dentist price,dental price,lighting,services museum,plumber,number,numbers,procedure,appointment{,s},line,details,prescription,passport,loan,cover}, fire {alarm test,drill,exit,door,safety}, gunshot noise, gun shot noise
  {dead,dog,bone} {tired,bored,early,on time,busy,easy,cheap,good,nice,happy,lovely,quiet}, starving, dying {for a,of hunger,of thirst}, snake bite piercing, cat {scratch post}, lip {balm,filler,fillers,gloss,reading}, fillers, botox, morning sickness, motion sickness, travel sickness, sick {note,notes,pay,day,days,leave,line,of waiting,of {this,the,your},and tired,certificate}, off sick, {signed,been} off {work,sick}, worried sick, sick {joke}

# ---------------------------------------------------------------- words that many rules use

set NOT
  not, isnt, wasnt, arent, wont, doesnt, dont, didnt, hasnt, havent, never, no, couldnt, cant, cannot, {stopped,stops}, without, {refuses,refusing,refused} to, unable to, nothing, barely, hardly
set CANT
  cant, cannot, couldnt, could not, can not, {is,} unable to, unable, not able to, isnt able to, struggl{e,es,ing,ed} {,to}, struggl{e,es,ing,ed} {with,for} {my,his}, strugglin, {hard,difficult,tough,impossible,harder,tricky} {,for {me,him}} to, trouble, difficulty, difficulties, barely, barely able to, hardly, wont let {me,him}, finding it {hard,difficult,harder} to, fight{ing,s} {to,for}, havent been able to, hasnt been able to
set SUDDEN weak
  sudden, suddenly, all of a sudden, out of {nowhere,the blue,no where}, came on {quick,fast,suddenly,in minutes,over minutes}, {woke,wake} up {with,like,and,to,this morning,today}, woke at <1-12>, just {started,stopped,happened,came on,went,now}, within {minutes,seconds,an hour}, in {seconds,minutes}, started {<1-59>,a few,half an,an,about,this,just,last} {,hour} {,min,mins,minutes,hour,hours,morning,night,now} {,ago}, last {hour,few hours}, this {morning,afternoon,evening}, came over {all,really}, since {breakfast,lunch,dinner,tea,tea time,this morning,this afternoon,last night,yesterday,i woke,waking}, today, tonight, {an,half an,<1-12>} {hr,hrs,hour,hours} ago, <1-59> {min,mins,minutes} ago, in the {last,past} {hour,few hours,<1-24> hours}, just
set SEVERE weak
  severe, severely, terrible, awful, agony, agonising, agonizing, excruciating, unbearable, horrendous, horrific, horrible, {really,so} {bad,badly,painful,sore,strong,intense,sharp}, worst, the worst, intense, {<8-10>} out of {ten,<10>}, screaming, cry{ing,} {,out} {with,in} {the,} pain, doubled {up,over}, bent {double,over}, cant {move,stand,stand up,stand it,bear it,stand up straight,straighten up,walk,get off the floor,sit,lie,even} {,for} {,with} {,the} {,pain}, writhing, rolling {around,about} {,in,with}, unreal, crazy, mad, insane, killing {me,him}, through the roof, off the scale, never {felt,had,known} {,pain,a pain,anything} {,like} {,this,it}, {getting,got,is} {,much,a lot,really} {worse,unbearable}, sharp, crippling, like {a,being} {knife,stabbed}, stabbing, gone through the roof
set WORSE weak
  worse, worsening, {spread,spreads,spreading}, increasing, {getting,becoming} {stronger,bigger,harder}, more and more, not {getting,any} better, more each {time,day,hour}, building{,up}, deteriorat{ing,ed}
set PAIN
  pain, pains, painful, paining, ache, aches, ached, aching, achey, achy, hurt, hurts, hurting, hurtin, sore, soreness, tender, stabbing, throbbing, cramp, cramps, cramping, crampy, agony, agonising, agonizing, discomfort, twinge, twinges, burning, spasm, spasms, griping, killing {me,him}, murder, shooting, painfull
set BADPAIN
  = PAIN & SEVERE &6
  agony, agonising, agonizing, excruciating, unbearable
set SWEATY
  sweat, sweats, sweating, sweaty, sweated, clammy, drenched, dripping wet, wringing wet, soaked {in,with} sweat, pouring {off,with} {,sweat} {,me,him}, soaking wet with sweat, cold and wet, in a {cold,} sweat
  soaked through, {sweating,sweats} buckets, cold and damp, damp, wet through, wringing, beads of sweat, sweat pouring, sweating through, {dripping,drenched,soaked}
set PALE
  grey, gray, greyish, grayish, pale, ashen, ashy, white as {a,} {sheet,ghost,snow}, no colour {,in}, lost {,all} {,his,my,the} colour, no color, {off,funny,bad,awful,terrible,odd,strange,weird} colour, pasty, waxy, death warmed up, like death, deathly, {is,gone,went,goes,going,go} {,really,a bit,all} {white,green,waxy}, drained {of colour,white}
  {the,a} colour of {putty,ash,chalk,cement,clay,milk,paper,porridge}, {looks,looking,looked,look} {,really,absolutely,just,so} {dreadful,awful,terrible,ghastly,shocking,horrendous,ghostly,deathly,like a ghost,white}, bad colour, good colour, right colour, funny colour, {no,not a good,not the right,not a nice,wrong} colour, damp {and cold,to touch}, cold and damp, cold and clammy, blanched
set NAUSEA
  sick, nausea, nauseous, nauseated, queasy, sicky
set VOMIT
  vomit, vomits, vomited, vomiting, vomitting, {throw,throws,throwing,threw,thrown} {,it,everything,up,all} up, throwing up, puke, puked, puking, retch, retching, chundering, spew, spewing, barf, barfing, heaving, {been,being,was,is,hes,im,keep,keeps,keep on,kept,constantly,violently} {,being,been} sick, sick {<2-50>,several,few,lots,many,a few,a couple of} times, sick {twice,again,everywhere,once,all,on and off,since}, bring{ing,s} {it,everything,anything,food,all} {,back,all} up, brought up, chuck{ing,ed} up, hurl{ing,ed}
  = {cant,cannot,couldnt,not,unable to,hardly,barely} >1 keep{,ing} >4 down
set FAINTISH
  dizzy, dizziness, lightheaded, light headed, faint, woozy, giddy, swimmy, wobbly, blacking out, {is,to} black, {things,everything,it,all} {goes,go,going,went} {dark,black,grey,blurry}, {about,going,gonna} to {pass out,faint,collapse,black out,keel over}, gonna {pass out,faint,collapse}, {nearly,almost} {passed out,fainted,blacked out,collapsed,fell over,passing out,fainting,went over}, {things,everything,vision,sight,all,it all} {,is} {dark,black,grey}, head {is,} {spinning,swimming}, spaced out, unsteady, jelly legs, legs like jelly, legs {is,} {weak,wobbly,jelly}, keel{ed,ing} over, spinning
  tunnelly, tunnel vision, far away, {had,have,need,needing} to sit {down,on the,because}, legs {wont,not} hold
set BREATHLESS
  breathless, breathlessness, short of breath, shortness of breath, shortness breath, out of breath, no breath, puffed, puffing, panting, winded, huffing, breathin hard, short breath, shortbreath, out of puff, no puff, gasping
set BREATHE
  breathe, breathes, breathed, breathing, breath, breaths, breathin, breth, air, breathe in, inhale
set HEAD
  head, skull, forehead, temple, back of {my,his} head
set HEADACHE
  headache, headaches, head ache, migraine, head {is,} {pounding,pounding,thumping,exploding,splitting,banging,killing,hurts,hurting,agony,bursting}, {thumping,pounding,splitting,banging,blinding} {head,headache}, pain in {my,his} head, head pain{,s}, {my,his} head {hurts,hurting,kills}
set FEVER
  fever, fevers, feverish, fevered, temperature, temp, temps, high temp, burning up, boiling, roasting, {hot,warm} to {the,} touch, is {really,boiling,burning,so,red} hot, is hot, hes hot, shiver, shivers, shivering, shivery, rigor, rigors, shaking {with,from,like} {,the} {cold,chills,fever}, {shaking,shaky} {chills,and cold}, chills, uncontrollable shaking, shaking uncontrollably, cant stop {shaking,shivering}, teeth chattering
  {<38-42.9>,<100.4-107>} {,degrees,deg,c,f,celsius,fahrenheit}, <38-42> point <0-9>, a hundred and <1-5>
  hot as {an,a} {oven,stove,furnace,radiator,toast}, {hot} as a, cant get warm, got the {shakes,shivers}, the shakes, shaking like a leaf, is burning, burning hot, like a {radiator,furnace,oven}, {been,hes,is,all} hot {since,all,for,and}, running hot, teeth chattering
set HIGHTEMP
  {temp,temperature,fever,it,he,hes,is,at,of,thermometer,reading,says,said,shows,up to,hit,was,had,a,over} <39.5-43>, {temp,temperature,fever,of,is,at} <103-108>
set STAYS_HOT
  fever, feverish, burning up, rigor, rigors, shaking {chills,with cold}, uncontrollable shaking, shaking uncontrollably, {shiver,shivering,shivers,shivery}, <38-42.9>, temperature, temp, <100.4-107>, hot
set SWELL
  swell, swells, swelling, swollen, swelled, swellin, swoll, swole, puffy, puff{ed,ing} {,up,out}, {blown,blow,blowing,blew,ballooned,ballooning} {,up}, ballooned, like a balloon, huge, massive, {twice,double} the {,normal,usual} size, fat, thick, bigger than {,normal}, trout pout, {golf,tennis,cricket} ball, size of {a,an}, closing {up,over}, closed up, swell{s,ing} up
set BLUE
  blue, bluish, blueish, purple, purplish, grey, gray, greyish, mauve, dusky, blueing, navy
set RASH
  rash, rashes, spots, spotty, blotch, blotches, blotchy, hives, welts, weals, wheals, urticaria, nettle rash, bumps {all over,everywhere}, red {marks,patches,lumps}, itchy all over, itching {all over,everywhere}, skin is on fire, covered in {bumps,lumps,spots}, lumps all over
  {come,came,coming} {out,up} in {lumps,blotches,bumps,welts,weals,hives,spots,a rash,red}, lumps and bumps, red and itchy, prickly heat all
set CONFUSED
  confused, confusion, muddled, disorientated, disoriented, delirious, delirium, hallucinat{ing,es,ed,ions}, dazed, incoherent, rambling, raving, {not making,isnt making,makes no,making no,doesnt make,not make,wasnt making,arent making,not makin,dont make,stopped making} {,any,much,a lot of} sense, {talking,talks,saying,speaking,mumbling,spouting} {,complete,total,absolute,pure,utter} {nonsense,rubbish,gibberish,garbage,rot,gobbledygook,strange things,weird things,strange,funny,weird,odd,double dutch,crap,shite,shit}, {doesnt,didnt,not,cant,couldnt,does not,wont} {,even} {recognis,recogniz}{e,ing} {me,us,his,my,people,anyone,mum,child,family,where}, {doesnt,didnt,cant,does not} know {me,his own name,his name,my name,where,what day,us}, {act,acts,acting,behave,behaves,behaving} {,really,all,very,a bit,kind of,kinda,sort of,totally,completely} {strange,strangely,weird,weirdly,odd,oddly,funny,off,out of character,bizarre,bizarrely,drunk,out of it,differently,crazy}, not {himself,with it,with us,quite with it,all there,right in the head}, isnt {himself,with it,with us}, {out of,away with} {it,the fairies}, off with the fairies, vacant, glazed, vague, {talk,talks,talking,speaks,speaking} to {people,things,someone,a person,his mum} {who,that} {arent,isnt,are not,is not} there, seeing things, seeing {people,animals,insects,spiders,bugs} {,that,who,on} {,arent,isnt,not,the} {,there,walls,wall,real}, {puts,put,putting} the {milk,kettle,keys,remote,butter,bread,phone,shoes,washing} in the, getting {words,everyone,names} muddled, in a daze, not lucid, {asking,asks} the same {thing,question} {,over}, doesnt know {if,whether} its {day,night,morning}, away with it, muddle headed, very muddled
  = {doesnt,dont,didnt,not,cant,couldnt,does not,forgot,forgets,forgotten,not sure,asking,keeps asking} >3 {where,what day,who,what year,what month,what time} >1 {he,they,it,i,my,is,hes,we}
  {thinks,thought,convinced,insists} {,that} {,im,he,hes,its,i,i am,she is,my} {,my,his,the} {his,mum,sister,burglar,<1900-1999>,still,at,christmas,in the,someone else,not his,a stranger,the war,working,school}, {picking,plucking,grabbing} at {the air,things,nothing,his clothes,the sheets}, {talking,talks,speaking} {daft,funny,rubbish,to himself,to his,to my,to dead,to the wall}, {confused,muddled} , not making {any,} sense, looking through me, look{s,ing} straight through, in a world of his own, on another planet, away in his head, {not,isnt,doesnt} {really,seem} with {it,us}, {hides,hiding} things, doesnt know me, doesnt know us, mind {is,} {gone,wandering,all over}, {lost,wandering} {in his own house,round the house,outside in}, {forgets,forgotten,forgot} how to
set DROWSY
  drowsy, drowsiness, {really,very,too,so,all,unusually,extra,super,still,strangely,ever so,getting,abnormally,hes,just} sleepy, sleepy, lethargic, lethargy, listless, hard to {wake,rouse,keep awake,stir}, {keeps,keep,kept} {falling asleep,drifting off,nodding off,dozing off,dropping off,drifting,going to sleep,going off,going in and out,losing consciousness,fading,zoning out}, {drifting,dropping,fading,going,slipping} {in and out,off mid}, in and out of {it,consciousness,sleep}, {barely,hardly} {awake,conscious,responding,responsive,there,opening,moving}, cant {stay,keep} {awake,his eyes open,my eyes open}, {wont,cant,not,couldnt} {,properly} {wake,waking,rouse,rousing,stay awake} {,up}, difficult to {wake,rouse}, semi conscious, groggy, not alert, out of it, sluggish, zonked, {sleeping,slept,asleep} {all day,more than {usual,normal},constantly,since}, just lying there, just lies there, wants to sleep all, like a rag doll, ragdoll, rag doll, lifeless, limp, floppy, not {really,} responding, slow to respond
set UNRESPONSIVE
  unresponsive, unconscious, unconcious, uncontious, unconsious, not {responding,responsive,waking,rousing,conscious,coming round,coming to,opening his eyes,moving,stirring,answering me}, isnt {responding,responsive,waking,conscious,coming round,moving,coming to}, wont {wake,respond,rouse,come round,come to,open his eyes,stir,answer me,stay conscious}, {cant,cannot,couldnt,unable to} {,seem to,fully,properly,really} {wake,rouse,get {,any} {a,} {response,answer,reply} from}, {cant,cannot,couldnt} {,seem to} get {a,any} {sense,response,reaction} {,out of,from}, wont wake, wont wake up, cant be {woken,roused}, out cold, lifeless, {passed,passing,pass,passes} out, passed clean out, {blacked,blacking} out, blackout, blackouts, black out, collapse, collapsed, collapsing, collapses, fainted, fainting, faints, knocked {out,unconscious,himself out,me out}, {loss,lost,losing,lose,loses} {of,} {,his,my} consciousness, {keeled,keeling} over, sparko, spark out, slumped, comatose, in a coma, eyes {open but,wide open but,are open but} {nobody,not,no one,nothing,doesnt,not}, {dropped,went down} like a {stone,sack}, hit the deck, out for the count, dropped to the floor, crumpled, flaked out, {found,finding} {,my,him,our,the} {,mum,child,man,baby} on the {floor,ground,carpet,stairs,bathroom floor,kitchen floor,bedroom floor}, is on the floor and {wont,cant,isnt,not}, half conscious, glassy eyed, not {breathing,moving}, no pulse, cant find a pulse, no heartbeat, is cold and not, {wakes,waking} up on the floor, {came,come,woke,coming} {round,to,up} on the {floor,ground,bathroom floor,kitchen floor}, came round on the floor
  = {cant,cannot,couldnt} >0 {get,make} >2 {wake,wake up,respond,open,sit up,come round,react,stand,move,answer,talk}
  = {doesnt,didnt,not,isnt,stopped,no longer} >1 {respond,respond to,responding to,answer,answering to,react,react to,reacting to,answering me,reacting}
  {gone,went,goes,going,drops,dropped,drop} {,straight,right} {down,over} {,like} {,a} {like,sack,stone}, down like a, {came,come,comes,coming} {round,to} {after,a minute,again and}, not in there, nobody home, no one home, {passed,blacked,conked,sparked,zonked} out, {eyes} {,is} open {but,and} {he,hes,is,theres,not}, {gone,went} blank, woke up on {the,my} {floor,carpet,ground,bathroom,kitchen,stairs,pavement}, woke {up,} on the
  conked out, next thing i {knew,know,remember}, found myself on the, legs went from under, hit the {floor,deck,ground} , went all {stiff,limp,floppy}, {woke,came to} in the {shower,garden,street,hall,hallway,car}, {wont,not,doesnt,isnt} {come,coming} round, {blank,vacant,glassy} {stare,eyes,look}, out like a light and, away with the fairies, gone blank, {keeps,kept} {going,zoning,blanking} {blank,out,off}
set FITTING
  seizure, seizures, siezure, siezures, seizuring, seizing, fitting, {is,are,was,been,hes,wont stop,keeps,started,still} fitting, convuls{e,es,ed,ing,ion,ions}, {has,have,had,having,hes having,a,another,in a,mid,second,third,first,febrile,epileptic,two,three,<2-20>,a big,a massive} fit, {<2-20>,two,three,four,several,multiple,more,cluster of,having,keeps having,his,baby} fits, epileptic {attack,episode}, tonic clonic, grand mal, {jerk,jerks,jerking,twitch,twitching,shak{e,es,ing},shook,thrash,thrashing,spasming,jolting} {,all} {all over,uncontrollably,violently,and his eyes,on the floor,in clusters,and foaming,and stiff,everywhere,rhythmically}, eyes {,have,has} {roll,rolled,rolling,go,went,gone,flickered} {,right} {,back,up,to the back}, foam{ing} at the mouth, froth{ing} at the mouth, bit{,ten} {his} tongue, {is,went,goes,gone} {rigid,stiff} {and,then,then shook}, {is,went} stiff as a board, {stare,staring,stares} {blankly,vacantly,into space,at nothing,through me,spells,ahead,episodes} {,and} {,lip,not}, lip smacking, stiffened up, absence seizure
  {arms,arm,legs,face,body,whole body} {,is,all,were} {twitching,jerking,shaking}, {twitching,jerking} {arms,legs,arm,face,all}, {eyes} {,is,are} {up,back,rolled} {in,into} {,his,the} {head}, eyes {up,back} in {his,the} head, {zoned,blanked,blanks,zones} out {and,for,then}, tongue {bitten,sore,bleeding} , sore tongue and, wet {trousers,himself,pants} {and,after}
  zoning out, {zones,zone} out, eyelids {fluttering,flickering}, eyes flickering, {twitches,twitching} {of,in} {his,the} {face,arm,hand,mouth}, stiff then, all stiff, {went,gone} stiff, making {weird,funny,strange,gurgling} noises and
set BLEED
  bleed, bleeds, bleeding, bleedin, bled, blood, bloody, haemorrhage, haemorrhaging, hemorrhage, hemorrhaging, haemorrage, blood loss, bleeder, nosebleed, nosebleeds, nose bleed, nose bleeds
set HEAVYBLEED
  {wont,doesnt,cant,not,isnt,couldnt,hasnt,never,didnt,wouldnt} {,get it to,make it,get the bleeding to,seem to} {stop,stopping,stopped,quit,slow,slowing,let up,clot,clotting,stem,stemming,stemmed,ease}, {cant,cannot,couldnt,unable to,not able to,struggling to} {,get {it,the bleeding,the blood} to} {stop,stem,control}, non stop, nonstop, pour, pours, pouring, poured, gush, gushes, gushing, gushed, spurt, spurts, spurting, squirt, squirting, squirts, pumping, pulsing, streaming, running down, soak, soaked, soaking, saturated, drenched, drenching, flooding, flooded, everywhere, {loads,lots,load,lot,buckets,pints,tons,a lot,so much,too much,mouthfuls,cupful,cupfuls,cup,pool,puddle,pools,litres,handful,bowl,sink} {,full} {,of}, heavy, heavily, big clots, clots, clot, {for,over,past,about,nearly,almost} {,half,an,<10->,the last,the past} {,an} {min,mins,minutes,hour,hours,hr,hrs}, {bright,dark} red, dripping fast, still {bleeding,going,pouring,dripping,oozing} {after,an hour,since}, keeps {bleeding,coming,starting,going,pouring,pumping,spurting}, all over the {floor,place,bathroom,bed,kitchen,car,wall,walls,carpet}, up the wall, like a tap, badly
  = {through,gone through,filling,filled,fill,changing,changed,using,soaking} >3 {pad,pads,towel,towels,tea towel,tea towels,bandage,bandages,dressing,dressings,gauze,tissue,tissues,plasters,nappy,nappies,toilet roll,sheets,bedding,shirt,tshirt,flannel,kitchen roll}
  crime scene, murder scene, horror {film,movie}, abattoir, wont clot, not clotting, stem it, stem the, filling {the,my,up}, through my {jeans,trousers,clothes,shirt,pyjamas}, through the {mattress,sheets,bed,bandage}, every {<5-60>,few,half,hour,ten,twenty} {,min,mins,minutes,hour}, size of a, {lumps,chunks} , hasnt stopped, hosing, trickling down

# Near misses that keep single rules quiet.
set ASSERT weak
  think, thinks, thinking, worried, scared, today, tonight, just, this morning, this afternoon, this evening, now, minutes ago, help, ambulance, sudden, suddenly, yesterday, hour, hours, sign, signs, possible, might, could, suspect, suspected, again, happening, having, going into, feel, ill, worse, got, is this, quick, what do i do, since
set MOVING
  moving {to,house,away,abroad}, weve moved, were moving, retiring, retire, relocating, emigrating, new {surgery,practice,doctor,gp}, holiday, so excited, travelling, transferred, moved {to,house}, weeks holiday, moving
set EXERCISE
  running, runs, run, gym, treadmill, jog, jogging, exercise, exercising, cycling, spin, workout, peloton, parkrun, training, max, target, zone, blood pressure, bp, over <60-120>
set VOLUNTEER
  volunteer, donate, donations, poster, cards, work for, work at, training, fundraiser, leaflet, i work, job
set ASKSDISPENSING
  pharmacy gave, chemist gave, delivered, prescription was, label says, sent me, dispensed
set SAYING
  if i {miss,forget,dont,lose}, for {missing,forgetting,being late,losing}, because i {missed,forgot}, when he {sees,finds}, for this, lol, haha, compliment
set NOTWOUND
  sofa, jumper, trousers, jacket, bag, knitting, dress, opening hours, open on, open at, are you open, is open
set NOCORD
  bladder fine, bladder is fine, pads, pelvic floor, for years
set TRANSPORT
  patient transport, transport, transfer, book an ambulance for, ambulance {transfer,transport,station,charity,service job,driver,cover}, difference, scan on, cost, price, how much, insurance, bill, charge, charged, invoice, complain, complaint, crew were, thank the, thanks to, last year, difference between
set CANCERTALK
  laughing, embarrassment, palliative, hospice, terminal, phone, plant, battery, hunger, boredom, heat, hayfever, hay fever, man flu, to know, will, lol, haha
set DEADSKIN
  skin, nail, hangnail, label, wart, tag, hair
set IRON
  iron, bismuth, pepto, liquorice, licorice, blueberries
set PERIODS_ROUTINE
  heavy periods, heavy period, coil, mirena, for years, every month

# ---------------------------------------------------------------- chest pain

set CHEST
  chest, breastbone, breast bone, sternum, {left,right} breast, pectoral, {centre,middle,center} of my {body,ribs}
set TIGHT
  tight, tightness, tightening, tighten, tightens, tite, tighter, tightened, pressure, crush, crushing, crushed, squeeze, squeezing, squeezed, squeezes, heavy, heaviness, heavyness, weight, constricted, constricting, constriction, gripping, gripped, band, vice, vise, belt, elephant, {is,someone,something,somebody} {sitting,stood,standing,kneeling,jumping,stamping,pressing} on, sitting on, standing on, stood on, pressing, presses, clamp, clamped, clamping, tearing, ripping, ripped, suffocating, bricks, brick, concrete, strapped, bursting, knife, funny, weird, strange, uncomfortable, odd, rattling badly, stone, boulder, anvil, like lead
  on fire, cement, hand round, fist, clenched, clenching, like a rock, blocked, squashed, dull, ball of, fizzing, hollow
set HURTS
  = CHEST >5 PAIN
  = PAIN >5 CHEST
set CHESTTIGHT
  = CHEST >5 TIGHT
  = TIGHT >6 CHEST
  = {ribs,rib cage,ribcage} >4 {tight,pressure,crushing,squeezing,band,belt,vice}
  = {tight,tightness,pressure,band,belt,vice,squeezing,crushing} >5 {ribs,rib cage,ribcage}
set ARMJAW
  arm, arms, jaw, jaws, shoulder, shoulders, elbow, wrist, {between,behind} {my,his,the} shoulder blades, {between,behind} {my,his,the} shoulderblades, shoulder blades, shoulderblades, teeth
  toothache, toothachey, bottom jaw, back teeth, throat, collar bone, collarbone
set NUMBHEAVY
  heavy, heaviness, numb, numbness, tingle, tingles, tingling, tingly, pins and needles, pins n needles, dead, lead, like lead, weak, weakness, funny, odd, weird
set ARMJAWBAD
  = ARMJAW >5 PAIN
  = PAIN >5 ARMJAW
  = ARMJAW >4 NUMBHEAVY
  = NUMBHEAVY >4 ARMJAW
set RACING
  racing, races, pounding, thumping, hammering, fluttering, flutter, flutters, flutters, fluttery, galloping, {going,beating,gone} {,like the,like,really} {mental,crazy,mad,nuts,fast,haywire,wild,clappers,berserk}, irregular, irregularly, erratic, all over the place, skipping, {skips,missing,misses,dropping} {,a} {beat,beats}, flip flop, flip flopping, flipping, jumping, jumpy, {wont,not} slow down, too fast, {really,so} fast, palpitations, palpitation, palps, jumping out, out of rhythm, {stopping,stops} and {starting,starts}, sprinting
  {doing,does,did} {,all sorts,back flips,backflips,somersaults,cartwheels,funny things,weird things,its own thing}, back flips, somersaults, {funny,odd,weird,strange,wrong} rhythm, in my {ears,throat}, {wont,not} settle, out of control, playing up, {all} over the shop, stuttering, thudding, drumming, bouncing
set HEART
  heart, hearts, ticker, pulse, heartbeat, heart beat, heart rate, hr, bpm
set FASTHEART
  = HEART >3 {stopping,stops,pausing,pauses,stutters,stuttering,conking}
  = HEART >6 RACING
  = RACING >4 HEART
  palpitation, palpitations, palps, svt
  {heart,pulse,hr,bpm,heart rate,heartrate,rate} {,is,at,of,was,going,reading,says,said,around,about,over,up at,up to,keeps hitting,on my watch} {,at,about,over,around,a,says} <130-260>, <130-260> {bpm,beats a minute,beats per minute,beats}, {watch,apple watch,fitbit,monitor,oximeter} {says,reads,shows,reading,said,showing} {,its,hr,heart rate,pulse} <130-260>
set SLOWHEART
  {heart,pulse,hr,heart rate} {,is,at,of,was,only,down to} {,only,down to,about} <20-39>
set INDIGESTION
  indigestion, heartburn, trapped {wind,gas}, wind, reflux, acid, burp, burping, burps, belching, gaviscon, rennies, rennie, antacid, antacids, tums, peptobismol, bloating, bloated
set NOTTOUCHED
  {hasnt,havent,isnt,not,doesnt,didnt,wont,nothing,nothings,aint,never,barely,no,only,hardly} {,really,even,actually,done anything to,do anything,been} {touch,touches,touched,touching,shift,shifts,shifted,shifting,help,helps,helped,helping,work,works,worked,working,ease,eases,eased,easing,relief,doing anything,budge,budged,budging,made a difference,making a difference}, no {relief,difference,effect,good}, {doing,does,done,did} nothing, made no difference, makes no difference, making no difference, useless, still there, still {hurts,hurting,bad,not}, wont {shift,go,budge,settle,ease}
set SPRAY
  gtn, {angina,nitro,heart,gtn,nitrate,tongue} spray, nitroglycerin, nitro, glyceryl, nitrate, nitrolingual, angina
set MORETHANONCE
  twice, two, three, four, <2-9> {times,puffs,sprays,squirts,doses,lots}, two lots, three {times,sprays,puffs,goes}, again, still, second, third, more than usual, more and more
set NOTHEART
  trapped nerve, frozen shoulder, flu jab, vaccine, tetanus, physio, tennis elbow, carpal, splint, gym, weights, lifting weights, dentist, filling, wisdom tooth, braces

rule chest-tight emergency chest_pain
  for   adults with a heart attack, who more often feel weight, pressure or a band than pain
  why   pressure or tightness of the chest is the commonest wording of a heart attack; ambulance services ask for a call at once
  find  CHESTTIGHT
  find  CHEST >8 TIGHT >3 HURTS
  find  {squeezing,squeeze,tightness,pressure,heaviness,crushing,burning} >3 {across,right across,round me,around me,in the middle,under my ribs,in my throat,in my neck} & {walk,walking,stairs,hill,rest,sat,sitting,sweaty,breath,breathless,watching,jaw,arm,throat,carrying,lifting,shopping,uphill} &25
  find  {fullness,brick,lump,weight,pressure} >5 throat >3 chest
  find  {behind,under,inside} >1 ribs & {teeth,jaw,arm,neck,throat,sweaty,sick} &20
  find  {pressure,tightness,tight,weight,squeezing,heaviness,ache} >3 {bra,breasts,bust,breast,solar plexus,pit of my stomach,top of my stomach} & {sits,teeth,jaw,arm,arms,throat,walking,stairs,sweaty,sick,breath,breathless,middle} &20
  find  ARMJAWBAD & {hurry,hurrying,walk,walking,stairs,uphill,rush,rushing,exertion,carrying,brushing my hair,climbing,exercise} & {when,whenever,every time,each time,if,stops,eases,goes,rest} &25 !NOTHEART
  find  {stairs,walking,walk,hill,exercise} & {happening,happens,getting it,comes,started,there,now} & {lying in bed,lying down,at rest,resting,sitting still,just sitting,sat watching,doing nothing,in bed} &25
  yes   There's a weight on my chest and I can't shift it
  no    My chest binder is too loose, can I swap it?
rule chest-pain emergency chest_pain
  for   anybody with chest pain; nobody can tell by chat which chest pain is harmless
  why   chest pain heads every ambulance service's list of reasons to call
  find  HURTS
  find  {chest,heart} {pain,pains} 
  find  pain in {my,his} {heart,breast bone}
  find  my heart {hurts,is hurting,aches,is aching,is sore} {when,and,all,so,really,since,badly}
  find  {under,in,behind} {,my,his} {left} breast & PAIN &10
  find  {angina} & {playing up,worse,more often,rest,resting,night,sitting,bad,every day,coming on,again} &15
  find  {squeezing,gripping,clutching} >3 heart
  yes   my chest has been hurting since I got up
  no    Is the chest pain clinic open on Friday?
rule heart-attack emergency chest_pain
  for   people who name it
  why   somebody who asks whether this is a heart attack needs the number before an answer
  find  {having,have,is,its,be,like,another,this a,it a} {,a,an,another} {heart attack,heartattack,coronary,cardiac arrest}
  find  {heart attack,heartattack,cardiac arrest} & {think,thinks,worried,scared,today,tonight,just,morning,afternoon,evening,now,minutes,minute,mins,help,ambulance,sudden,suddenly,yesterday,hour,hours,signs,possible,might,could,suspect,again,happening,pain,arm,chest,quick} &12
  find  {cpr,defibrillator pads,chest compressions,no pulse}
  find  {stent,stents,bypass,heart attack,angina} & {same,old feeling,feeling is back,back again,like last time,like before} &14
  find  {holding,clutching,grabbing,gripping} >2 {chest}
  find  {rubbing,rubs} >2 chest & {he,him,mum,grey,quiet,sweaty,indigestion,heartburn,wont,since,arm} &14
  yes   is this a heart attack
  no    My father had a heart attack in 2011, could I have my cholesterol tested?
rule heart-attack-mentioned footer chest_pain
  for   people who mention one without saying when
  why   the words alone are no alarm, and the number at the end of the answer costs nothing
  find  {heart attack,heartattack,cardiac arrest}
  yes   My uncle had a heart attack, which form do we need?
  no    Which day is the art class?
rule arm-jaw-and-sweat emergency chest_pain
  for   women, older people and people with diabetes, whose heart attacks often come without chest pain
  why   pain or heaviness of arm, jaw, back or shoulders with sweat, pallor, sickness or shortness of breath
  find  ARMJAWBAD & SWEATY &25 !NOTHEART
  find  ARMJAWBAD & PALE &25 !NOTHEART
  find  ARMJAWBAD & VOMIT &20 !NOTHEART
  find  ARMJAWBAD & NAUSEA &20 !NOTHEART
  find  ARMJAWBAD & BREATHLESS &20 !NOTHEART
  find  ARMJAWBAD & FAINTISH &20 !NOTHEART
  find  ARMJAWBAD & INDIGESTION &20 !NOTHEART
  find  {rubbing,holding,clutching,grabbing,grabbed,clutched} {,at} {my,his} {left,arm,chest,jaw} & PALE &25
  find  {rubbing,holding,clutching,grabbing,grabbed,clutched,clutches} {,at} {my,his} {left arm,chest,jaw,heart}
  yes   My jaw aches and I've come out in a cold sweat
  no    sweaty after football and my arm is sore from the flu jab, is that ok?
rule left-arm emergency chest_pain
  for   people whose only sign is the arm
  why   pain running down the left arm, or into jaw or throat from the chest, is a classic heart sign
  find  {down,into,in,up} {my,his,the,both} {left arm,left arms,arms,jaw and arm,arm and jaw} & PAIN &8 !NOTHEART
  find  left arm >4 NUMBHEAVY !NOTHEART
  find  left arm >4 PAIN !NOTHEART
  find  PAIN >4 left arm !NOTHEART
  find  NUMBHEAVY >4 left arm !NOTHEART
  yes   this ache keeps shooting down my left arm
  no    my left arm is sore where the flu jab went in
rule sweat-and-grey emergency chest_pain
  for   people who look ill before they feel ill, and those who watch them
  why   sudden sweat with pallor, sickness or faintness is a sign of shock or a heart attack
  find  SWEATY & PALE &10
  find  SWEATY >4 sick
  find  SWEATY & VOMIT &10 & HE
  find  SWEATY & FAINTISH &10
  find  {gone,went,turned,is,looks,going,come over} {,a,all,really,so,bit} {,a,funny,bit,horrible,awful} {grey,gray,ashen,waxy} {,colour,color} & HE &10
  find  {looks,looked,look,looking} {,really,absolutely,just,so} {dreadful,ghastly,shocking} & {sick,cold,damp,clammy,not right,quiet,breathless,sweaty,chest,arm,faint,confused,drowsy} &15
  find  SWEATY & {quiet,not right,chest,breastbone,arm,jaw,sick} & HE &15
  find  {cold and damp,cold and clammy,damp and cold}
  find  SWEATY & ILL &12
  find  SWEATY & {woke,suddenly,sudden,all of a sudden,came over,just sat} & {sick,weak,dizzy,faint,ache,tired,exhausted,heavy,wind,indigestion,bowels,grey,awful} &20
  find  came over >2 {all,really,funny,faint,queer,strange,sweaty,sick,dizzy,weak} & {sweat,sweaty,sick,grey,pale,chest,arm,clammy,faint,dizzy,weak,cold,jaw} &15
  find  funny turn
  find  {grey,gray,ashen} & {sat,sitting,lying,clutching,quiet,weak,sweaty,sick,breathless,ache,pain} & HE &15
  yes   he's gone all grey and clammy
  no    Do you sell something for sweaty feet? My socks are grey with it
rule indigestion-that-is-not emergency chest_pain
  for   people who take a heart attack for wind and would not bother anybody
  why   indigestion with sweat, pallor, breathlessness or an arm, or that nothing touches, may be the heart
  find  INDIGESTION & SWEATY &20
  find  INDIGESTION & PALE &20
  find  INDIGESTION & BREATHLESS &20
  find  INDIGESTION & FAINTISH &20
  find  INDIGESTION & NOTTOUCHED &15 & CHEST &25
  find  INDIGESTION & NOTTOUCHED &12
  find  INDIGESTION & {never,doesnt normally,not normally,doesnt usually} {gets,get,had,suffers,suffer,has,have} &12
  find  INDIGESTION & {awful,dreadful,terrible} & {woke,sweat,soaked,sick,arm,jaw} &25
  find  INDIGESTION & ARMJAW &20
  find  INDIGESTION & ILL &20
  yes   he says it's heartburn but he looks grey
  no    Which is cheaper for heartburn, gaviscon or rennies?
rule angina-spray emergency chest_pain
  for   people with known angina
  why   angina that does not ease after the spray is treated as a heart attack
  find  SPRAY & NOTTOUCHED &15
  find  SPRAY >6 MORETHANONCE
  find  MORETHANONCE >4 SPRAY
  find  SPRAY & PAIN &15
  yes   used the gtn three times and it has only eased a little
  no    my gtn spray runs out in May, can you renew it?
rule heart-racing emergency chest_pain
  for   people with a dangerous rhythm
  why   a very fast or irregular heart with faintness, breathlessness or chest discomfort, or over 130 at rest
  find  FASTHEART & FAINTISH &25
  find  FASTHEART & BREATHLESS &25
  find  FASTHEART & SWEATY &25
  find  FASTHEART & CHESTTIGHT &25
  find  FASTHEART & PALE &25
  find  FASTHEART & UNRESPONSIVE &25
  find  FASTHEART & NAUSEA &20
  find  {heart,pulse,hr,bpm,heart rate,heartrate,rate} {,is,at,of,was,going,says,around,about,over,up at,up to} {,at,about,over,around} <130-260> !EXERCISE
  find  <130-260> {bpm,beats a minute,beats per minute,beats} !EXERCISE
  find  HEART & {watch,apple watch,fitbit,monitor} {says,reads,shows,reading,said,showing} {,its,hr} <130-260> &25 !EXERCISE
  find  SLOWHEART
  find  FASTHEART & {hours,all {night,day},wont stop,non stop,for an hour,since {last night,yesterday,this morning}} &15
  find  FASTHEART & HURTS &25
  find  {hearts,heart} >2 {going,beating,racing} >4 {train,hammer,drum,clappers,washing machine,express}
  find  {af,afib,a fib,atrial fibrillation,svt} & {back,again,now,going,fast,breathless,dizzy,since,woozy,episode,gone off} &12
  find  FASTHEART & {chest,arm,jaw,worse,awful,scared,dying} &20
  find  {watch,fitbit,phone,monitor} & {high heart rate,heart rate,irregular rhythm,rhythm,afib,high pulse} & {dizzy,sit,sit down,breathless,faint,fluttering,weak,chest,sweaty,sick} &20 !EXERCISE
  find  HEART >4 {clappers,train,hammer,drum,crazy,mad,mental,bonkers} & FAINTISH &20
  yes   my heart is pounding and I feel light headed
  no    Do you rent out heart rate monitors?
rule implant-shock emergency chest_pain
  for   people with an implanted defibrillator or pacemaker
  why   a shock from the device, above all more than one, needs hospital at once
  find  {defibrillator,icd,pacemaker,device} >5 {shocked me,shocked him,gone off,went off,going off,fired,zapped,shock,shocks,zapping,kicked}
  yes   my ICD has just shocked me
  no    when is my pacemaker check?
rule torn-vessel emergency chest_pain
  for   people whose main artery tears
  why   sudden tearing pain in back or belly, or back and belly pain with a known aneurysm, kills within hours
  find  {tearing,ripping,ripped,torn} & {back,chest,tummy,stomach,belly,shoulder blades} & PAIN &12
  find  {tearing,ripping} {pain,feeling,sensation} 
  find  {aneurysm,aneurism,aaa,marfan,marfans} & PAIN &20
  find  {between,behind} {my,his,the} {shoulder blades,shoulderblades} & BADPAIN &15
  yes   a ripping pain went through my back
  no    When is my aneurysm screening due?

# ---------------------------------------------------------------- stroke

set FACE
  face, mouth, smile, cheek, eyelid, lip, lips, eye lid, side of {my,his} face, corner of {my,his} mouth, half {of,} {my,his,the} face
set DROOP
  droop, droops, drooped, drooping, droopy, drooped, drop, dropped, dropping, dropt, lopsided, lop sided, crooked, wonky, slipped, slipping, sagging, sagged, fallen, falling, twisted, uneven, squint, squiffy, {hanging,hangs,hung} {,down}, {pulled,pulling,gone,slid,sliding,goes} {,down,to,over} {on,to} one side, on one side, to one side, melting, melted, wont smile, cant smile, not {moving,working,right,even,level}, isnt moving, down one side, numb, frozen, skew, skewed, weird on one side, funny on {one,that,the left,the right} side, paralysed, paralyzed, weak, dribbl{e,es,ing}
  {wont,not,doesnt} {work,working,close,shut}, funny, {went,gone} funny, weird, strange, {half,one side} dead, lopsided
set FACEDROOP
  = FACE >5 DROOP
  = DROOP >5 FACE
  = {one side,left side,right side,side,half} >3 FACE >5 DROOP
  {drool,drools,drooling,dribble,dribbles,dribbling} {,out} {from,of,out of,at,on} {,the} {one,left,right,side,corner}, {drool,drooling,dribbling,dribbles} {,my,his} {tea,drink,coffee,water,food}, {tea,drink,coffee,water,food} {keeps,is} {dribbling,running} {,out}
set NOTFACE
  botox, filler, fillers, dentist, dental, filling, anaesthetic, injection at, bells palsy, bell s palsy, contact lens, stye, cold sore
set SPEECH
  speech, words, word, sentence, sentences, talk, talking, talks, speak, speaking, speaks, voice, {what,anything} {hes,he,im,i} {saying,says,say,trying to say}
set SLUR
  slur, slurs, slurred, slurring, slurry, slury, jumbled, jumbling, garbled, gibberish, mumbling, mumbled, muddled, mixed up, {coming,come,comes,came} out {,all} {wrong,backwards,jumbled,funny,muddled,strange,weird,different,as}, thick, mangled, {wont,cant,not,doesnt,dont,didnt} {,come out,get,make,seem to} {,out,get out,come,make sense,be understood,right}, wrong {words,word}, {find,finding,get,getting,think of} {,the,my,his,any,right} {,right} {words,word}, stuck, mush, mushy, nonsense, not making sense, {funny,weird,odd,strange}, like {,a,hes,im} drunk, drunk, cant {form,string,make,put,understand}, lost {,all,my,his,the} {words,speech}, cant {talk,speak}, cant
  over and over
set SPEECHBAD
  {slurred,slurring,slurs,slurry,slured,slurd}, slur {my,his,words,speech}, gibberish, garbled, {sound,sounds,sounded,sounding,acting,seems,seem} {like,as if,as though} {,hes,im,he,i,a,he is,i am,hes been} {drunk,drinking,drunken,been drinking}, {sound,sounds,sounding,acting,seem} {,a bit,really} drunk, {cant,couldnt,unable to,cannot,suddenly cant,not able to} {,seem to} {speak,talk,get words out,string a sentence,form words,form a sentence,get {my,his} words out,make words,understand what}, words {is,are,coming,came,come,keep coming} {,coming,coming out,out} {wrong,jumbled,thick,mixed up,garbled,backwards,muddled,funny,all wrong,all jumbled,strange,different}, lost {my,his} speech, {speech,talking,words,voice} {,is} {,all,a bit,really} {funny,weird,odd,strange,off,thick,muffled,jumbled,mushy,slow,wrong,different,mumbly,unclear}, {talking,speaking} {funny,weird,odd,strangely,through treacle,like}, {wrong,calling} {words for,things by,things the wrong,the {kettle,cup,remote,tv}}, {cant,doesnt,couldnt} understand {what im saying,me,what i say,simple,him}, mixing {up} {my,his} words, {my,his} words {mixed,muddled,jumbled}
  = SPEECH >4 {slurred,slurring,jumbled,garbled,gibberish,muddled,mumbled,mixed up,nonsense}
  = {cant,couldnt,cannot} >2 {speak,talk} >2 {properly,right,clearly,normally,straight}
  = {words,speech} >3 {coming,come,came} >2 {wrong,thick,jumbled,muddled}
  = {find,finding,get} >2 {right words,the words,my words,the word} 
  {just,only,keeps} {says,saying,repeats,repeating} {,the same} {yes,no,one word,wrong word,same word,same thing,word,same wrong word}, yes yes yes, same {wrong,} word over, {saying,says} the wrong {word,words}, {couldnt,cant,unable to,not able to} {speak,talk} {,for} , {speech,words,talking} {came,come} back, lost for words suddenly, tongue wont work, tongue {is,} {not working,too big for his mouth}, {talks,talking,speaking} {like,as if} {hes,a,marbles,his mouth is full}, {typing,writing,texting} {has,is,} {,all} {gone,come out,coming out} {,all} {wrong,funny,gibberish,jumbled}, cant {spell,type,write} {properly,anymore,suddenly,any more}, cant read {the words,suddenly}
  mouthful of {marbles,cotton wool,food}, mouth full of {marbles,cotton wool}, talking like hes been to the dentist, {cant,couldnt} {get,say} {my,his,the} name, {cant,couldnt} sign {my,his} name, handwriting {is,has} {gone,all}, {cant,couldnt} follow {what,simple,a conversation}, tongue tied and {his,my,face,hand}
set LIMB
  arm, arms, leg, legs, hand, hands, foot, feet, limb, limbs, finger, fingers, side, sides, knee
set SIDED
  {left,right,one,that,other} {side,arm,leg,hand,foot,half}, down one side, same side, {half,side} of {my,his} {body,face}, {arm,hand} {and,n,or} {,my,his} {leg,foot,face}, {leg,face} {and,n} {,my,his} {arm,hand}, half {my,his} {body,face}, on one side, whole {left,right} side, left sided, right sided, one sided
set NUMBWEAK
  numb, numbness, dead, no feeling, no strength, no power, no grip, {lost,losing,lose} {,all,the,my,his} {feeling,strength,power,use,movement,sensation,control,grip}, {cant,cannot,couldnt,unable to} {,properly,really,even,seem to} {feel,move,lift,raise,grip,hold,use,control,bend,squeeze,pick}, weak, weakness, weaker, floppy, limp, useless, paralysed, paralysis, paralyzed, {wont,doesnt,not,isnt,dont,didnt,stopped,arent} {,quite,properly} {move,moving,work,working,lift,grip,do,doing,obey,respond,listening,listen,hold}, {gave,giving,gives,given} way, gone to sleep, asleep, drop{ped,ping,s} {,my,his,the,a,things,stuff} {,cup,mug,phone,things,keys,fork,twice,everything}, dragging, drags, heavy, like lead, gone funny, clumsy, lifeless, jelly, pins and needles, tingling
  {isnt,not,doesnt feel} {mine,like mine,his own,my own,part of me}, just {sits,hangs,lies,flops} there, wont {listen,obey}, not {obeying,listening,doing what}, hanging {there,limp,off}, hanging, flopping
set LIMBWEAK
  = LIMB >4 NUMBWEAK
  = NUMBWEAK >4 LIMB
set SIDEWEAK
  = SIDED >5 NUMBWEAK
  = NUMBWEAK >5 SIDED
  leaning to {one,the,his} {side,left,right}, leans to {one,the} {side,left,right}, leaning to one side, {floppy,numb,weak,dead} down {one,the left,the right,my left,my right} side, {veering,veers,listing,drifting} to {one,the} {side,left,right}
set LONGSTANDING
  carpal, carpal tunnel, splint, sciatica, {for,had it,had this for} {years,months,ages,weeks}, frozen shoulder, physio, {a few,<2->,couple of,for,several} {years,months}, raynauds, at night, trapped nerve, tennis elbow, arthritis, on and off for, {since,after} {my,the} {surgery,operation,op}, cast, plaster, gym, slept {on,funny} , weights, workout, ms, long time, since {<1950-2025>}, always, epidural, neuropathy, spray tan, prosthetic
set VISION
  vision, sight, eyesight, eye, eyes, see, seeing
set VISIONLOSS
  {lost,losing,lose,loss of} {,some,all,the,my,his} {,of} {,my,his,the} {vision,sight,eyesight}, {gone,went,going} blind, blind in {one,my,his}, double vision, seeing double, {vision,sight,eye,eyesight} {,has,just} {,is} {,all,partly,half} {black,dark,double,cut,missing,dim,grey}, half {of,} {my,his} {vision,sight}, {everything,things} {is,in} double, see two of everything, tunnel vision
  = {cant,cannot,couldnt} >0 see >1 {properly,anything,a thing,much,out of,from} >2 {eye,eyes,side}
  = {cant,cannot,couldnt} >0 see >1 {properly,anything,a thing}
  = {curtain,shadow,shutter,veil,shade} >3 {down,over,across,in,side,edge,corner} >5 {eye,eyes,vision,sight,see}
  = {eye,eyes,vision,sight} >5 {curtain,shadow,shutter,veil}
  lost {,the} {top,bottom,left,right,half,side,part,corner,lower,upper,outer} {,half,side,part} {,of} {,what,my} {,i can see,vision,sight}, {pulling,drawing,pulled} a {blind,curtain,shade}, half of what i {see,am looking at}, cant see {to,on} {the,my,one} {left,right,side}, cant see straight, missing {half,bits,part} of {what,my,the}, one pupil {is,} {big,bigger,huge,larger}
set UNSTEADY
  stagger, staggers, staggering, staggered, veering, {cant,couldnt,unable to,not able to} {,even} {walk,stand,balance,keep my balance} {,straight,properly,up}, walking {like,as if} {,hes,a,im} drunk, lost {,my,his} balance, room {is,} spinning, world {is,} spinning, falling {to,over to} {one,the} side, keeps {falling over,bumping into}, bumping into {things,walls}, legs {wont,not,dont} {work,working,hold,carry}

rule face-droops emergency stroke keeps past
  for   people having a stroke, and the families who see it first
  why   FAST: one drooping face is enough to call; also when it has passed
  find  FACEDROOP !NOTFACE
  find  face >2 {all wrong,looks wrong,is wrong,gone wrong,looks odd,looks funny,went funny} & {woke,one side,speech,words,arm,he,mum,suddenly,since,today} &12
  find  {cant,couldnt,unable to} >1 {close,shut} >2 eye & {cheek,cheeks,mouth,smile,since,face,woke,puff,side} &14
  find  {cant,couldnt,wont} >1 {smile,puff,whistle,frown,grin} & {face,side,mouth,since,woke,cheek,cheeks,stroke,eye} &12
  yes   Her mouth has gone crooked on the left
  no    lips numb after the dentist, how long will it last?
rule speech-goes emergency stroke
  for   people who cannot make the call themselves
  why   FAST: new slurred, jumbled or lost speech is a stroke until shown otherwise
  find  SPEECHBAD
  find  SPEECH & SLUR &6 & SUDDEN &15 
  find  {just,only} >1 {made,making,makes} >1 {noises,sounds,grunts,a noise}
  find  {knows what he wants to say,know what i want to say,know the word,knows the word,trying to say,tries to speak,trying to speak,trying to talk} & {cant,wont,but,cries,nothing,come,out,wrong,noises,frustrated} &15
  find  {signed,writing,wrote,signature,write,handwriting,text,texts} & {squiggle,squiggles,gibberish,scribble,scribbles,nonsense,jumbled,not words} &15
  yes   dad's speech is slurred all of a sudden
  no    my speech therapist has moved, who do I call?
rule one-side-weak emergency stroke
  for   people who put a dead arm down to sleeping on it
  why   FAST: weakness or numbness of one side, or sudden weakness of a limb
  find  SIDEWEAK !LONGSTANDING
  find  LIMBWEAK & SUDDEN &15 !LONGSTANDING
  find  {cant,cannot,couldnt,unable to} >3 {lift,raise,move} >2 {arm,leg,arms} !LONGSTANDING
  find  LIMBWEAK & FACE &20 !LONGSTANDING
  find  LIMBWEAK & SPEECHBAD &30
  find  LIMBWEAK & HEADACHE & SUDDEN &25 !LONGSTANDING
  find  {paralysed,paralyzed,paralysis}
  find  {hand,arm,leg,fingers} >3 {isnt mine,doesnt feel like mine,just sits there,just hangs,wont do what,wont obey,not doing what,belongs to someone else}
  find  {cant,couldnt,not able to,struggling to} >2 {work,use,button,hold,pick up} >3 {remote,phone,cup,mug,kettle,fork,spoon,knife,buttons,pen,key,keys,toothbrush,cutlery} & {sudden,suddenly,today,since,hand,arm,left,right,side,words,wrong,he,mum,face} &20
  find  {shoe,shoes,jumper,shirt,clothes} >4 {wrong foot,wrong way,back to front,inside out} & {hand,remote,confused,wrong,left,words,today,suddenly} &15
  find  {pins and needles,pins n needles,tingling,numb} >5 side >6 {face,arm,leg}
  find  {dragging,drags,dragged} >3 {foot,leg,feet}
  find  {ignoring,ignores,forgetting,forgets,bumping,bumps,walks} >4 {left,right} {side,hand,arm} & {doors,door,frames,things,walls,his,today,since} &15
  find  {pen,fork,cup,mug,phone,spoon,glass,things,plate} >3 {fell,falls,falling,dropped,dropping,slipped,slips} >3 {hand,hands,fingers,grip}
  find  LIMBWEAK & {both on the same side,same side,one side} &20
  find  {legs,leg} >2 {went,gone,giving,gave,goes} >2 {from under,way,from underneath} & {face,arm,speech,words,dizzy,sudden,suddenly,today,side,numb} &20
  find  {cant,couldnt,struggling to} >1 do up >2 {buttons,button,bra,zip,laces,shoelaces} & {today,suddenly,hand,fingers,since,one,morning} &15
  find  {door frame,door frames,doorframe,things,furniture} & {left,right} & {hitting,hit,bump,bumping,walk,walking,keep} &15
  find  fingers >3 sausages & {hand,one,today,cant} &10
  yes   his right leg just gave way and won't move
  no    my hand goes numb at night, carpal tunnel for years, what can I do?
rule sight-goes emergency stroke
  for   people losing sight in an eye or half the field
  why   sudden loss of vision or double vision may be a stroke or an eye emergency, also when it comes back
  find  VISIONLOSS
  find  {eye,vision,sight,eyes} >3 {black,blank,blind,dark,grey}
  find  {everything,half,all,things} >2 {left,right} >3 {disappeared,gone,vanished,missing,dark,black}
  find  {suddenly,sudden} & {cant see,blind,vision,sight,see} & {left,right,half,side,one eye,gone,black,disappeared} &12
  yes   suddenly I've gone blind in one eye
  no    I can't see the small print without my glasses, do you do eye tests?
rule sudden-loss-of-balance emergency stroke
  for   people with a stroke of the cerebellum, often sent home as dizzy
  why   sudden loss of balance with double vision, thick words, vomiting or headache
  find  UNSTEADY & SPEECHBAD &25
  find  UNSTEADY & VISIONLOSS &25
  find  UNSTEADY & HEADACHE &20
  find  UNSTEADY & VOMIT &20
  find  {cant,couldnt,unable to} >1 {walk,stand} & SUDDEN &10
  find  {staggering,staggers,walking like {,a,hes} drunk,veering}
  find  {falls,falling,fall,veers,leaning,tipping,pulled,pulling} >2 {left,right,one side,sideways} & {dizzy,sick,vomiting,spinning,walk,every time,walking,words,headache,gets up} &25
  find  {dizzy,spinning,vertigo} & VOMIT & {falling,cant stand,cant walk,left,right,double,headache,sudden,suddenly,hold on} &25
  yes   suddenly the room is spinning and I can't walk straight, been sick twice
  no    how do I get to the balance class?
rule stroke-named emergency stroke
  for   people who name it, and people told of a mini stroke
  why   a mini stroke that has passed carries a high risk of a stroke within days
  find  {having,have,is,its,be,like,another,this a,it a} {,a,another} {stroke,mini stroke,ministroke,tia}
  find  {stroke,mini stroke,ministroke,tia} & {think,thinks,worried,scared,today,tonight,just,morning,afternoon,evening,now,minutes,minute,mins,help,ambulance,sudden,suddenly,yesterday,hour,hours,signs,possible,might,could,suspect,suspected,again,happening,face,arm,speech,quick} &12
  find  {mini stroke,ministroke,tia}
  yes   I think mum is having a stroke
  no    When is his stroke rehab appointment?
rule stroke-mentioned footer stroke
  for   people who mention one without saying when
  why   the words alone are no alarm, and the number at the end of the answer costs nothing
  find  {stroke,strokes}
  yes   Dad had a stroke and needs grab rails
  no    Which day is the art class?
rule sudden-headache emergency stroke
  for   people with bleeding on the brain
  why   the worst headache ever, or one that comes like a blow, is a bleed until a scan says no
  find  {worst,most painful} >2 HEADACHE
  find  HEADACHE & {worst,thunderclap,thunder clap,explod{ed,es,ing},like a {bat,hammer,brick,blow,bang},hit me,hit by,hit with,kicked in the,snapped,popped,never {had,known,felt}} &12
  find  HEADACHE & SUDDEN & VOMIT &30
  find  HEADACHE & sudden{,ly} &6
  find  HEADACHE & all of a sudden &10
  find  HEADACHE & SUDDEN & VISIONLOSS &30
  find  HEADACHE & CONFUSED &20
  find  HEADACHE & UNRESPONSIVE &20
  find  HEADACHE & FITTING &20
  find  HEADACHE & DROWSY &20
  find  thunderclap {,headache}
  find  HEADACHE & {eyelid,pupil} &20
  yes   this is the worst headache I have ever had
  no    tension headaches for years, is there a clinic?

# ---------------------------------------------------------------- breathing

set CANTBREATHE
  = CANT >5 BREATHE
  = NOT >3 {full,proper,deep,decent} >0 {breath,breaths}
  cant get {,any,enough,my} {air,breath}, cant catch {my,his} breath, {not,isnt,not getting,isnt getting} {enough,any} {air,oxygen}, no air, {not,isnt,stopped,stops,wasnt,doesnt,hasnt been} breathing, stopped breathing, {fight,fighting,gasp,gasps,gasping,hungry,starved} for {air,breath}, gasping, suffocat{e,es,ing}, drowning, {breathing,breath,breaths,breathe} {,is,has} {,really,a bit,all,worse and,still} {hard,difficult,laboured,labored,heavy,shallow,fast,rapid,quick,noisy,rasping,raspy,funny,weird,wrong,worse,bad,strange,odd,tight,painful,rattly,rattling,ragged,short,deep and fast,rough,squeaky,stopping,stops,trouble,problems,difficulties}, {fast,rapid,quick,shallow,laboured,labored,noisy,rasping,rattly,difficult,heavy,ragged,short,funny,weird,painful,sharp,raspy,deep} {,and fast} {breathing,breaths,breath}, {breathe,breathing} {,in} {hurts,is agony}, hurts to breathe, {trouble,difficulty,problems,problem,difficulties,issues,struggle} {,with,in} {,my,his} breathing, air hunger, using {his,my} {,whole} {tummy,stomach,neck,belly,muscles,shoulders} to breathe, breath{ing,es} {,so,really,ever so} fast, breathing through a straw, {breathing,breath} {,is} through a straw, breathing {bad,worse,getting worse}, breathing {like,sounds like} {a,hes,hes run}, stops breathing, {<40-120>} breaths, <30-120> breaths {a,per} minute, breathless {just,even} {sitting,talking,lying,resting,standing,walking}, doing shallow breaths
  = BREATHE >3 {not coming,stopped,wont come,is going}
  = {breathe,breathing} >2 {really fast,so fast,too fast,very fast,like mad,much faster}
  {breathing,breath,chest} {,is,sounds,sound} {,a bit,all,really} {wet,bubbly,bubbling,gurgly,gurgling,rattly,crackly,crackling,raspy,whistly,whistling}, {whistle,whistling,noise,wheeze,crackle,stabbing,stabs,stab,sharp pain,pain,catches,catching,knife} when {i,he,they} {breathe,breathes,breath,take a breath}, {too} {puffed,breathless,short of breath,out of breath} to, {whistle,whistling} when, {can,to} get {,any} air, get air in, {getting,get} {enough,any} air, {pulling,sucking,dragging} {in,for} {air,breath}, {leaning,sit,sitting,lean,sat} forward to {breathe,get,breath}, holding the {table,worktop,wall} to {breathe,get}, air wont {go,come}, {tummy,belly,stomach} {goes,going,is going,moving} in and out, like bellows, fighting for air, air hungry, {breathing,breathes} like {a,hes,im} {,little} {steam,train,just,been,run,pug,pig,fish,bellows}, hear {myself,him} {panting,wheezing,breathing}, {gulping,gulp} {for,air}
  cant {fill,inflate} {my,his} lungs, lungs {wont,dont,cant} {fill,open,work}, {talk,speak,eat,drink,sleep} for {coughing,breathlessness,wheezing}, exhausted from breathing, {sat,sitting} bolt upright, woke {up,} {choking,gasping}, {neck,shoulders} {muscles,heaving}, chest heaving, {breath,breathing} {is,getting} {shorter,short}, cant lie down {to,without,or}
set BREATHLESSBAD
  = BREATHLESS & SUDDEN &12
  = BREATHLESS & SEVERE &8
  = BREATHLESS & WORSE &10
  = BREATHLESS & {rest,sitting,resting,lying,lying down,lie flat,laying,talk,talking,speak,speaking,standing,doing nothing,sat,in bed,sofa,loo,toilet,bathroom,kettle,across the room,few steps,getting dressed,up the stairs now,even,cant} &10
set LIPS
  lips, lip, mouth, tongue, round {my,his,the} mouth, around {my,his,the} mouth, gums, face, nose
set LIPSBLUE
  = LIPS >4 BLUE
  = BLUE >3 LIPS
  {goes,went,gone,turned,turning,turns,go,going,turn} {,a bit,all,completely} {blue,purple}, {hes,is,he is,all} {all,really,a bit,completely} blue, {fingertips,finger tips,nails,fingernails,nail beds,hands and lips} >2 blue
  = {fingertips,finger tips,nails,fingernails,nail beds} >3 BLUE
  dusky, {red,white} then blue, {goes,gone,went,going,turning,turns} {a,} {funny,dusky,blue,odd} {dusky,blue,} colour
set INHALER
  inhaler, inhalers, puffer, ventolin, salbutamol, albuterol, reliever, blue pump, pump, nebuliser, nebulizer, neb, nebs, nebules, blue one, spacer, blue inhaler
set ASTHMA
  asthma, asthmatic, wheeze, wheezes, wheezing, wheezy, copd, emphysema, bronchiolitis, croup, croupy, whistling, stridor, barking cough, barky cough, seal cough, bark like a seal, cough like a seal, barking like a seal
set INHALERFAILS
  {not,isnt,aint,doesnt,dont,wont,stopped,hasnt,havent,didnt,nothing,barely,no longer,arent} >3 {working,work,helping,help,helped,doing,touching,touched,enough,lasting,last,worked,effect,shifting,kicking in}
  no {relief,good,effect,help,difference}, made no difference, making no difference, done nothing, does nothing, doing nothing, did nothing, every {<1-3>,couple of,few,hour,half hour,<10-60>} {,hour,hours,min,mins,minutes}, {<6-60>,six,seven,eight,nine,ten,loads of,so many,lots of,too many} {puffs,goes,times}, hourly, back to back, still {cant,tight,wheezing,struggling}, over and over, again and again, keep{s,} {,on} using, using it loads, non stop
set RIBSIN
  {ribs,tummy,stomach,chest,neck,belly,throat,skin} >6 {suck{s,ing,ed} in,sucking,pulling in,pull{s,} in,sucked in,going in,caving in,drawing in,showing,tugging,tug,dips in,dipping in}
  {suck,sucks,sucking} >3 {ribs,tummy,stomach,belly,in} , nostrils {,is} {flaring,flare,flared}, nasal flaring, {tracheal,throat} tug, head bobbing, {grunt,grunts,grunting} {with,every,each,when,noise,noises,as}, see {every rib,his ribs,all his ribs}

rule cant-breathe emergency breathing
  for   anybody short of air
  why   breathing difficulty heads every ambulance service's list of reasons to call
  find  CANTBREATHE
  find  BREATHLESSBAD
  find  {open window,by the window,windows open,on the floor,on all fours} & {air,breath,breathe} &15
  find  {propped,pillows} & {breath,breathe,air,drowning,gasping,fighting} &15
  find  {panting} & {sitting,rest,myself,since,op,knee,surgery,talk,hear} &15
  find  {breathing} >1 {with,using} >2 {shoulders,neck,tummy,belly,stomach,whole body}
  find  {lie,lying,lay,laying} >1 {down,flat,back} & {underwater,drowning,suffocating,choking,smothered,cant,air,breath,breathe,breathless} & {tonight,night,every time,when,cant,pillows,sit up} &20
  find  {sip,sipping,gulp,gulping,snatch,snatching} >2 {air,breath,breaths}
  yes   It is getting hard for me to breathe
  no    I can't breathe through my nose, hay fever. Do you sell sprays?
rule short-of-breath urgent breathing
  for   people who state it in so many words without more
  why   shortness of breath that is worth a message needs a person today
  find  {short of breath,shortness of breath,breathless,breathlessness,cant breath} 
  find  out of breath & HE &10
  find  out of breath & {lately,now,again,more,walking,stairs} &10
  find  {panting,gasping}
  yes   My wife is quite breathless and we'd like a home visit
  no    Is shortness of breath a side effect of the new tablets? I have no breathlessness
rule blue-lips emergency breathing
  for   people without enough oxygen
  why   blue or grey lips, tongue or face mean too little oxygen
  find  LIPSBLUE
  find  {lips,lip} >6 {good colour,right colour,funny colour,bad colour,odd colour,funny color,nice colour}
  find  {dusky,bluish}
  yes   his lips look blue
  no    blue badge form please
rule low-oxygen emergency breathing
  for   people who measure at home and feel fine
  why   a finger reading below 92 needs help now whatever one feels
  find  {sats,sat,saturation,saturations,oxygen,o2,spo2,oximeter,pulse ox,ox,oxygen level,oxygen levels} & <50-91> &8
  find  {sats,oxygen,oxygen level,oxygen levels,spo2} & {dropping,dropped,low,falling,going down,keeps dropping} &5
  find  {home oxygen,oxygen} & {nods off,sleepy,drowsy,confused,lips,blue,colour,asleep,cant} &15
  find  {finger clip,clip,finger thing,finger monitor,finger peg,peg,probe,pulse thing,finger reader,oxygen thing} & <50-91> &10
  yes   Grandad's oxygen is 86 on his finger clip
  no    What oxygen level do I need to be allowed to fly?
rule inhaler-fails emergency breathing
  for   people with asthma or COPD
  why   a reliever that does not last four hours, or has run out in an attack, is a life-threatening attack
  find  INHALER & INHALERFAILS &12
  find  ASTHMA & INHALERFAILS &14
  find  ASTHMA & CANTBREATHE &30
  find  ASTHMA & {attack,bad,really bad,terrible,awful,severe,worse,worst,getting worse,flaring,playing up,through the night,all night,like mad,cant talk,cant sleep,scary} &6
  find  ASTHMA & CHESTTIGHT &30
  find  asthma attack
  find  {puffs,puff,inhaler,nebs,pump} & {tight,tighter,wheezy,wheezing,bad} & {again,still,already,back,<2-10>} &20
  find  INHALER & {run out,ran out,runs out,empty,lost,left it,all gone,without,forgot,used up,no} & {tight,wheezy,wheezing,attack,struggling,breath,breathing,breathe,bad,gasping,chest,worse,scared,tonight} &20
  find  ASTHMA & {run out,ran out,empty,lost,without,used up} & {inhaler,ventolin,puffer,nebules,steroids,blue} & {tight,bad,attack,struggling,breath,breathing,worse,tonight,now,wheezing} &25
  yes   ten puffs of ventolin and it hasn't helped
  no    My inhaler prescription is due next week, can you send it?
rule sentences-broken emergency breathing
  for   people too short of air to say so
  why   not managing a sentence is a sign of a life-threatening attack
  find  {cant,cannot,couldnt,not able to,unable to,struggling to,struggle to,hard to,barely,hardly,only manage,only get,only say,only speak} >5 {sentence,sentences,few words,couple of words,words at a time,word at a time,two words,three words,one word,two or three words,words before}
  find  {stop,stopping,pause,pausing} >3 {breath,breathe,air} & {sentence,word,words,talk,talking,stairs,speak,few steps} &12
  find  {stop,stops,stopping,pause,pauses} >5 {words,sentence,word,sentences}
  find  {doesnt,not,wont,cant} >2 talk & {breathing,breath,breathless,wheezing,panting,asthma} &12
  yes   I can't finish a sentence without stopping
  no    I can only write short sentences in this box, is there an email?
rule child-works-to-breathe emergency breathing
  for   babies and small children, who cannot say that they are short of air
  why   ribs sucking in, flaring nostrils, grunting and fast breathing come before collapse
  find  RIBSIN
  find  {barking,barky,seal} >1 {cough,coughs} & {breath,breathe,breathing,noise,noisy,night,ribs,struggl{e,ing},tonight,harsh,now,worse,wheez{e,ing}} &20
  find  {stridor,croup,croupy} & {struggling,breath,breathe,breathing,bad,worse,noise,noisy,blue,ribs} &15
  find  {whistling,rasping,rattling,crackling,gurgling,squeaking,snoring} {noise,sound,when he breathes,breathing,with every breath}
  yes   you can see his ribs sucking in when he breathes
  no    does the crèche do singing? he loves grunting like a pig
rule choking emergency breathing
  for   people choking, and those with food or an object stuck
  why   a blocked airway kills within minutes; drooling with something stuck needs hospital
  find  {chok{e,es,ing,ed},chokin}
  find  {stuck,lodged,trapped,caught,jammed} >4 {throat,windpipe,gullet,airway,food pipe,foodpipe}
  find  {throat,gullet,windpipe} >5 {stuck,lodged,blocked}
  find  {cant,cannot,couldnt,unable to,not able to,struggling to} >2 swallow >3 {spit,saliva,water,anything,even,at all,drool,drooling}
  find  {heimlich,back blows,abdominal thrusts}
  find  {drool,drools,drooling} & {cant,swallow,throat,stuck,breath,breathing,fever,voice,sore} &12
  find  {cant,cannot,couldnt,unable to} >2 swallow >3 {dribble,spit,saliva,own}
  find  {went down the wrong way,swallowed wrong,wrong way,inhaled,breathed in,swallowed a bit of} & {cough,coughing,whistle,wheeze,wheezing,breath,breathe,stuck,blue,noise,voice} &25
  find  {grape,sausage,hot dog,sweet,nut,peanut,coin,food,meat,bone,tablet,apple,popcorn,bead,toy,potato} >3 stuck
  find  {peanut,nut,bead,food,grape,popcorn,apple,carrot} & {wrong way,inhaled,went down wrong,breathed in} &12
  find  {coughing,cough} >3 {no sound,no noise,silent,nothing comes,not making a sound,going red,going purple,going blue}
  yes   there's a fish bone stuck in my throat and I can't swallow
  no    When is the choking first aid class?
rule fluid-on-the-lungs emergency breathing
  for   people with heart failure
  why   needing to sit up to breathe, or pink froth, is fluid on the lungs
  find  {cant,cannot,couldnt,unable to,not able to} >1 {lie,lay,lying,laying,sleep} >1 {flat,down} & {breath,breathe,breathing,air,gasping,chest,drowning,choking,heart failure} &20
  find  {froth,frothy,foamy} & {pink,cough,coughing,spit,phlegm,sputum,blood} &8
  find  {sleep,sleeps,sleeping} >4 {chair,upright,sitting up} & {breath,breathe,breathing,drowning,suffocating,air} &25
  yes   Mum can't lie flat or she can't get her breath
  no    I can't lie flat for the scan because of my back, is that ok?
rule clot-on-the-lung emergency breathing
  for   people with a clot, after travel, surgery, the pill or birth
  why   a swollen calf with breathlessness or chest pain is a clot on the lung until shown otherwise
  find  {calf,leg,dvt,clot} & BREATHLESS &30
  find  {calf,dvt,clot} & HURTS &30
  find  {calf,dvt} & CANTBREATHE &30
  find  {flight,flew,surgery,operation,pill,plaster,cast,dvt} & BREATHLESS & SUDDEN &30
  find  {blood clot,pulmonary embolism,clot on the lung,pe} & {think,now,breath,breathing,chest,pain} &8
  yes   my calf is sore and I'm short of breath since the flight
  no    Do I need flight socks to prevent a clot?
rule after-water emergency breathing
  for   people pulled from water, above all children
  why   coughing, sleepiness or breathlessness after going under may be water in the lungs
  find  {pool,bath,sea,lake,river,pond,canal,water,paddling pool,hot tub} & {went under,gone under,under the water,underwater,pulled,drown,drowned,drowning,nearly drowned,swallowed,inhaled,breathed in,fell in,submerged} & {cough,coughing,coughs,sleepy,drowsy,breath,breathing,gasping,blue,limp,tired,vomit,choking,sick,unresponsive,wont wake,not breathing,quiet} &30
  find  {drowned,near drowning,nearly drowned,drowning}
  yes   he went under in the pool and now he's coughing and sleepy
  no    When are the swimming lessons at the pool next door?

# ---------------------------------------------------------------- unconscious, seizure, confusion

rule out-cold emergency unconscious_seizure
  for   people who cannot ask for help, and the one beside them
  why   not waking, not responding and collapse are reasons to call at once
  find  UNRESPONSIVE
  find  {found,finding} >2 HE >3 {floor,ground,carpet,stairs}
  find  HE >4 {floor,ground} & {wont,cant,isnt,not,eyes,moving,get up,mumbling,cold,hours} &10
  find  {wont,cant,couldnt} >2 {wake,rouse} >2 HE
  find  HE >2 {wont,isnt,not} >1 {wake,waking,wake up,waking up,responding,moving}
  find  {cant,cannot,couldnt,unable to} >6 {wake,wake up,rouse}
  find  {cant,cannot,couldnt} >2 get >4 {to wake,awake,up,grunt,response,reply,answer} & {snoring,grunt,breathing,breakfast,drowsy,sleep,sleepy,sedation,tablets,asleep,morning} &20
  find  {gone,went,goes} >1 down >3 {sack,like}
  find  HE >2 {on the floor,on the bathroom floor,on the kitchen floor,on the bedroom floor,at the bottom of the stairs} & {morning,no idea,how,cant,doesnt,remember,found,when,hours,confused,got there} &15
  find  {woke,came round,came to} >2 {under,on,in} >2 {desk,floor,shower,bath,carpet,street,pavement,ground,kitchen,garden,bathroom,table}
  find  {sick,vomit} >2 on >1 {pillow,bed,floor} & {cant,wont,wake,rouse,asleep,drunk} &15
  find  {gone,went,goes,going} >1 {far away,distant,blank} & {woke,floor,under,came round,next} &15
  find  HE >3 {just,suddenly,simply} >0 {dropped,crumpled,collapsed,went down} 
  find  HE >4 {dropped,went down,gone down,goes down,hit the floor,keeled} & {came round,woke,minute,seconds,eyes,grey,pale,floor,kitchen,pavement,again,twice,time,sack,like} &12
  yes   I can't wake my brother
  no    I slept so well I didn't hear the alarm, couldn't wake up, sorry I missed you
rule fit emergency unconscious_seizure
  for   people having a seizure, a first one above all
  why   a seizure that is the first, does not stop, comes again or leaves somebody changed needs an ambulance
  find  FITTING
  find  {<2-9>,two,three,four,few,several,more} >1 {big ones,fits,turns,attacks,episodes} >2 {in a row,today,back to back,one after,on the trot} & {epilepsy,epileptic,fits,seizures,normally,usually,learning disabilities,one} &20
  find  {rigid,stiff} & {eyes,jaw,shaking,jerking,minutes,blue,snoring,snore} &12 & HE &20
  yes   my boyfriend is having a seizure
  no    My last seizure was in 2016, can you sign the DVLA form?
rule suddenly-confused emergency unconscious_seizure
  for   older people, people with infections, people with diabetes
  why   new confusion is an emergency by itself: infection, low sugar, stroke, bleed
  find  CONFUSED & HE &14 & SUDDEN &30
  find  HE >4 CONFUSED
  find  HE >6 {more,much more,very,suddenly,really,getting} {confused,muddled}
  find  CONFUSED & {fever,infection,uti,water infection,temperature,shivering,antibiotics,fell,fall,head,diabetic,headache,tablets,sugar} &20
  find  {thinks,convinced,insists} >1 {im,i am,its,he is,hes,my} >3 {sister,mum,brother,<1900-1999>,strangers,stranger,dead,burglar,husband} & {today,new,since,suddenly,night,morning,sudden,new today} &20
  find  {picking,plucking,grabbing} >1 at >1 {air,sheets,clothes,nothing}
  find  {doesnt,didnt,forgot,cant,forgotten} >1 {know,remember} >1 how >2 {use,work,hold,get dressed,drive,eat,make} & {today,suddenly,since,this morning,he,mum} &12
  find  {calling,calls,called} >1 {me,us,him} >3 {wrong name,wrong names,by the wrong,my sisters name,mums name,dads name}
  yes   Gran has been confused since this morning
  no    I'm confused by the form, which box do I tick?
rule too-drowsy emergency unconscious_seizure
  for   people slipping into unconsciousness
  why   hard to wake, drifting off, limp: the step before unconsciousness
  find  DROWSY & HE &12 & SUDDEN &25
  find  DROWSY & HE &12 & {cant,fever,head,fell,fall,tablets,pills,hours,since,now,drank,diabetic,sick,rash,temperature,infection} &25
  find  {hard to {wake,rouse},difficult to {wake,rouse},drifting in and out,in and out of {consciousness,it},barely {awake,conscious,responsive,responding,there},semi conscious,cant stay {awake,conscious},like a rag doll,rag doll,lifeless,just lying there,wont wake properly,unusually sleepy}
  find  HE >4 {floppy,limp,lifeless,ragdoll}
  yes   mum is very drowsy and hard to wake
  no    These antihistamines make me sleepy, can I drive?

# ---------------------------------------------------------------- bleeding and injury

set THINNERS
  warfarin, apixaban, eliquis, rivaroxaban, xarelto, edoxaban, dabigatran, pradaxa, heparin, enoxaparin, clexane, clopidogrel, plavix, ticagrelor, {blood,bloods} {thinner,thinners,thinning}, thinners, anticoagulant, anticoagulants, doac, haemophilia, haemophiliac, hemophilia, von willebrand, low platelets
set POO
  poo, poop, poos, pooed, poops, stool, stools, motion, motions, bowel movement, crap, shit, number two, back passage, bottom, bum, rectum, anus, toilet, loo, rectal, rectally
set HEADHIT
  = {hit,hits,hitting,bang,banged,bangs,bump,bumped,bumps,bumping,knock,knocked,smack,smacked,whack,whacked,crack,cracked,cracks,split,splits,bash,bashed,clonked,bonk,bonked,struck,thumped,hurt,injured,landed on,fell on,clattered} >4 HEAD
  = HEAD >3 {hit,banged,knocked,smacked,whacked,cracked,injury,injuries,knock,bump,bang,split,wound}
  {knock,bang,blow,whack,bump,crack,hit,kick,kicked,thump} {to,on} {,the,my,his} head, head injury, concussion, concussed, head trauma, kicked in the head, fell on {my,his} {face,head}, landed on {my,his} head, helmet {is,} {cracked,split,broke,broken}
  landed on {his,my} {neck,head,face}, head first, headfirst, over the handlebars, {face,head} planted, faceplanted, {smacked,hit,cracked,landed,clattered,fell} {on,onto,off,against,} {the,} {concrete,tarmac,pavement,kerb,curb,tiles,patio,ice}, clashed heads, clash of heads, knocked heads, bang to the, blow to the, whiplash
set FALL
  fell, fall, fallen, falling, falls, tripped, slipped, tumbled, toppled, rolled off, dropped, plunged, crashed, crash, came off, come off, thrown off, knocked {down,over,off}, took a tumble, tumble, gone over, went over, went flying, flew off
set HEIGHT
  {down,off,out of,from,on} {,the,a,my,his,our,top of the} {stairs,steps,staircase,ladder,ladders,roof,balcony,wall,tree,window,scaffold,scaffolding,horse,pony,motorbike,moped,scooter,quad,bike,trampoline,climbing frame,cliff,loft,bunk,bunk bed,top bunk,worktop,table,high chair,highchair,changing table,changing mat,counter,cot,sofa,bed,height,shelf,truck,lorry,tractor}, {stairs,ladder,roof,motorbike,balcony,scaffolding}, <2-30> {feet,ft,metres,meters,m}, from height
  downstairs, {swing,swings,slide,bouncy castle,chair,stool,step ladder,stepladder,monkey bars,fence,gate,bridge,platform,pram,buggy,trolley,e scooter,escooter,skateboard,roundabout}, off the {swing,slide,chair,stool,fence,gate,skateboard,trolley}
set HEADSIGN
  = VOMIT
  = DROWSY
  = CONFUSED
  = UNRESPONSIVE
  = FITTING
  = HEADACHE & WORSE &10
  = VISIONLOSS
  = SPEECHBAD
  = THINNERS
  {doesnt,dont,cant,cannot,didnt,couldnt,does not} {,seem to,really} {remember,recall} {,what,how,anything,it,much,the,doing,falling,hitting,where}, no memory, memory {is,} {gone,blank}, lost {,a,some} {,few} {memory,time,minutes}, seeing stars, blurred vision, blurry, vision is blurry, {pupil,pupils} {,is,are,one} {,is,bigger,different,uneven,huge,not}, one pupil, bleeding from {my,his,the} {ear,ears}, black eyes, double, {bad,massive,terrible,thumping,pounding,splitting,banging,worsening,horrible,awful,bursting} headache, headache, dent, {big,huge,massive,soft,boggy,egg} {lump,egg,bump,dent,swelling}, is not right, not right, {is,} acting {strange,weird,funny,odd}, {is,} {unsteady,wobbly,dizzy,sleepy,pale,grey,quiet}, slurring, cant {walk,see,stay}, hard, concrete, knocked {out,unconscious}, blacked out, fit, not himself, staring, floppy
set LIMBGONE
  {cant,cannot,couldnt,unable to} {feel,move} {my,his} {legs,leg,toes,feet,neck}, {cant,cannot} {feel,move} anything below, no feeling in {my,his} legs
set BLEEDS_HEAVY
  = BLEED & HEAVYBLEED &10
set INJURY
  cut, cuts, gash, gashed, slash, slashed, laceration, lacerated, sliced, slice, stabbed, wound, tear, ripped, split, severed, chopped, sawn, mangled, crushed, impaled, chainsaw, mandolin, grinder, axe, machete, nail gun, glass

rule heavy-bleeding emergency bleeding_trauma
  for   anybody who is losing blood
  why   bleeding that does not stop, soaks through or spurts kills within minutes
  find  BLEEDS_HEAVY !PERIODS_ROUTINE
  find  INJURY & {pouring,spurting,squirting,gushing,pumping,wont stop,{gone,soaked,going} through,everywhere,soaking} &14
  find  {haemorrhaging,hemorrhaging,bleeding out,bleeding to death,losing {,a,so,too} {,lot,much,lots} {,of} blood,lost {,a,so,too} {,lot,much,lots,loads} {,of} blood,pool of blood,blood {everywhere,all over}}
  find  BLEED & FAINTISH &20
  find  BLEED & PALE &15
  find  BLEED & THINNERS &20
  find  {soaked,soaking,drenched} & {tea towel,tea towels,towel,towels,bandage,dressing,kitchen roll,third,second} & {cut,knife,glass,hand,finger,arm,leg,blood,bleeding,one,third,slice,wound} &20
  find  {bowl,basin,sink,bucket,cup,mouth,toilet,loo} >4 {filling,full,fills,filled,bright red,of blood,of clots,dark clots} & {blood,nose,clots,red,bleeding,bled,minute} &20
  find  {drain,stoma,catheter,nappy,pad,bag} >4 {filled,filling,full,bright red,blood} & {red,blood,twice,hour,clots} &15
  find  {weeing,peeing,wee,pee,urine,passing} & {blood,clots,red} & {clots,cant,pain,faint,thinners,warfarin,apixaban,pure,ketchup,retention,solid} &15
  find  {blood} >3 {pooling,pools,pooled,dripping,keeps coming,keeps pouring,keeps filling}
  find  {cant,couldnt,wont,doesnt} >3 stop & {split,gash,cut,shin,wound,skin,vein,blood,leg,open} & {split,open,zip,gash,deep,cut,blood,pressing,pressure,towel} &15
  find  {passed,passing,lost,lot of,lots of,loads of} >2 {blood} & {loo,toilet,wobbly,dizzy,weak,faint,pan,bowel,poo} &15
  yes   the cut is deep and it won't stop bleeding
  no    My gums bleed when I floss, can I see the hygienist?
rule vomits-blood emergency bleeding_trauma
  for   people bleeding inside
  why   vomiting or coughing up blood, or black tarry stools, is bleeding that nobody can press on
  find  VOMIT & BLEED &12
  find  {vomit,sick,puke} >4 BLEED
  find  {cough,coughing,coughed,coughs} & BLEED &8
  find  coffee {grounds,granules,ground} 
  find  {black,tarry,tar,dark} & POO &8 & {tarry,tar,sticky,dizzy,faint,weak,black,smelly,pale,treacle,breathless,tired} &16 !IRON
  find  {black and {sticky,tarry,smelly},like tar,tarry,treacle} & POO &10 !IRON
  find  melaena
  find  {passing,passed,pooing,lots,loads,filled,full,bright red,clots,maroon,pouring,fresh} & BLEED & POO &14
  find  {bringing,brought,being sick,sick,vomit,threw,throwing} >2 up >6 {coffee,coffee grounds,old coffee,dark brown,brown bits,red}
  find  {toilet,loo,pan,bowl} >4 {clots,blood,dark,black,red} & {faint,dizzy,came over,weak,sick,black,clots,pale} &20
  find  {bringing,brought,coughing,coughed} >1 up >3 {blood,red,clots,black bits}
  yes   there was blood when he was sick
  no    The iron tablets turned my poo black and tarry, as the leaflet says
rule nosebleed-long emergency bleeding_trauma
  for   older people and people on blood thinners
  why   a nosebleed over 20 minutes, or on thinners, needs hospital
  find  {nose,nosebleed,nose bleed,nosebleeds} & HEAVYBLEED &15
  find  {nose,nosebleed,nose bleed,nosebleeds} & THINNERS &20
  find  {nosebleed,nose bleed,nose} & <20-120> {min,mins,minutes} &12
  yes   nosebleed for half an hour and it's still pouring
  no    he gets nosebleeds now and then in hay fever season
rule stabbed-or-shot emergency bleeding_trauma
  for   people wounded by a weapon, and those run over
  why   deep wounds look small; crashes hide bleeding inside
  find  {stabbed,knifed,gunshot wound,been shot,got shot,was shot,shot {him,me},impaled,stab wound,been knifed}
  find  {hit,run over,knocked down,knocked over,struck,clipped} >2 by >2 {car,van,bus,lorry,truck,train,tram,motorbike,bike,taxi,vehicle,scooter}
  find  {been,was,got,getting,were,is} run over
  find  ran over >1 {me,him,my foot,child,mum,his foot,my leg}
  find  {car,bike,motorbike,motorcycle,moped,road traffic,rta,traffic} {crash,accident,smash,collision} & PAIN &20
  find  {car,bike,motorbike,motorcycle,moped,road traffic,rta,traffic} {crash,accident,smash,collision} & {hurt,neck,chest,tummy,stomach,head,bleeding,cant,numb,dizzy,walked away,sore,pain,belly,breath} &20
  find  {come,came,thrown,fell,fallen} >1 off >3 {motorbike,horse,bike,quad,moped,scooter,bicycle} & {head,helmet,headache,neck,chest,tummy,cant,breath,back,numb,blood,stars,sick,handlebars,handlebar,ribs,confused,pain} &25
  find  {handlebar,handlebars,steering wheel,seatbelt} & {tummy,stomach,belly,abdomen,chest} & {pain,sore,hard,hurts,swollen,sick} &20
  find  {seatbelt,seat belt,handlebar,steering wheel} & {bruise,mark,tummy,stomach,belly,chest} & {tender,huge,sore,hard,pain,swollen,hurts} &20
  find  {car,van,quad,tractor} >2 {rolled,flipped,overturned,crashed}
  yes   my brother has been stabbed
  no    Car accident two years ago, my solicitor wants the records
rule limb-lost emergency bleeding_trauma
  for   people who may keep a finger if they are quick
  why   a severed part, bone or fat in a wound, or a limb bent wrong needs surgery within hours
  find  {severed,amputated,amputation,chopped,sliced,cut,ripped,sawn,torn,bitten,took,taken,tore,lopped} >7 off !DEADSKIN & {finger,fingers,thumb,toe,toes,hand,ear,fingertip,arm,nose,tip} &8
  find  {finger,fingers,thumb,toe,ear,hand,fingertip} >3 {hanging off,hanging by,came off,come off,coming off,severed,cut off,chopped off,in half}
  find  {bone,bones} >4 {sticking out,sticking,poking,through,visible,showing,out of}
  find  {see,seeing} >4 {bone,fat,muscle,tendon,tendons,the white stuff,white stuff,yellow stuff,inside}
  find  {deep,gaping,wide open} & {cut,gash,wound,slice,laceration} &8
  find  {bent,pointing,facing,twisted,sticking,angle} >3 {wrong way,backwards,funny angle,wrong angle,odd angle,weird angle,sideways,wrong direction,out of shape}
  find  {wrong,funny,odd,weird,strange} angle
  find  {wrist,arm,leg,ankle,finger,elbow,knee,shoulder} >4 {shape,shaped,wonky,deformed,crooked,wrong,sticking,popped out,out of place,dislocated,bent,s bend,fork} & {fell,fall,cold,numb,blue,agony,cant,went over,ice,slipped,swollen,white,crash,playing,hurt,tackle} &20
  find  {dislocated,dislocation,popped out} & {shoulder,knee,elbow,hip,finger,ankle,kneecap} & {agony,cant,numb,cold,just,stuck,wont go} &15
  find  {see,seeing} >2 {insides,bone,guts,fat,muscle}
  find  {nail,nails,screwdriver,knife,glass,rod,pole,stick,fork,blade,arrow,bolt} >2 {gun,went,gone,stuck,through,stabbed} >4 {thigh,foot,hand,leg,arm,chest,stomach,tummy,belly,eye,neck,back,finger,palm,head}
  find  {finger,fingers,thumb,toe,tip,ear} & {ice,freezer,bag,frozen peas,sew,reattach,put it back,stick it back} & {sew,back,on,off,cut,in,reattach} &12
  find  {cut,slipped,chisel,knife,glass,saw,slice,sliced} & {cant move,cant bend,cant feel,wont bend,wont move,not the others,numb} & {finger,fingers,thumb,hand} &20
  yes   Cut my finger clean off with the saw
  no    My finger was cut last month, it has healed, when can I swim?
rule head-injury emergency bleeding_trauma keeps past
  for   people with a bleed in the head, also days after the knock
  why   vomiting, drowsiness, confusion, memory gap, thinners or a worsening headache after a knock
  find  HEADHIT & HEADSIGN &40
  find  {fell,fall,fallen,tripped,slipped,tumble} & THINNERS &30
  find  {fell,fall,fallen,tripped,slipped,tumble} & {knocked out,cant remember,doesnt remember,vomiting,blood thinners,warfarin,apixaban,confused,sleepy,drowsy} &30
  find  FALL & CONFUSED &30
  find  FALL & UNRESPONSIVE &30
  find  FALL & THINNERS &30 & HEAD &40
  find  {clear fluid,fluid,clear liquid,bleeding,blood,watery stuff} >4 {ear,ears}
  find  {rugby,football,tackle,boxing,cricket ball,hockey,ball} & CONFUSED & HEAD &30
  find  {rugby,football,tackle,boxing,cricket ball,hockey,ball} & {headache,vomit,sick,dizzy,concussed,concussion} & HEAD &30
  find  HEADHIT & {sleepy,wants to sleep,headache,dizzy,pale,clingy,gone quiet} &30
  find  {temple,head,skull} & {stick,bat,ball,shelf,door,beam,cupboard,kerb,concrete,elbow,knee,hockey,racket,swing,goalpost,boot,window,bar} & HEADSIGN &35
  find  THINNERS & {walked into,hit,bumped,banged,fell,fall,knocked,knock,trip,tripped,bump,cupboard,shelf} &25
  find  {walked into,ran into,cycled into,crashed into,headbutted} >4 {shelf,door,wall,tree,car,post,lamppost,glass,bus,branch,beam} & HEADSIGN &25
  find  {goose egg,egg,lump} >4 {head,forehead} & HEADSIGN &25
  find  {cant,doesnt,dont,cannot,didnt} >1 remember >5 {match,game,fall,falling,crash,driving,happened,accident,getting,morning,score,drive,bike} & {fell,hit,head,bang,banged,crash,bike,tackle,knock,bump,game,match,rugby,football,kick} &30
  find  {keeps asking,asking the same} & {fell,fall,hit,head,bang,bike,crash,horse,rugby} &30
  find  {fell,fall,fallen,tripped,slipped} & {double vision,seeing double,blurry,pupil,pupils,vomiting,been sick,drowsy,clear fluid,ringing} &25
  find  {knock,bang,bump,blow,whack} & head & {throbs,throbbing,words,sick,sleepy,headache,one side,worse,score,asking,repeating} &30
  find  {goalpost,post,ball,elbow,knee,boot,opponent} & head & {asking,score,sick,confused,headache,dizzy,dazed} &25
  yes   banged her head this morning and has been sick twice since
  no    My head hits the pillow and I'm wide awake, any sleep advice?
rule baby-fell urgent bleeding_trauma
  for   babies and toddlers, who fall head first
  why   a fall from a bed, table or arms at that age needs checking the same day
  find  {baby,<0-12> {month,months,mth,mths,week,weeks,wk,wks,mo}} & {fell,rolled,dropped,slipped,tumbled,fallen,toppled,tipped} & HEIGHT &25
  find  {dropped,drop} >3 baby
  find  child & {fell,fallen,toppled,tumbled} & HEIGHT & HEAD &30
  find  child & {fell,fallen,toppled,tumbled} & HEIGHT & {sick,sleepy,head,vomit,quiet,crying,floppy,limp} &30
  yes   baby rolled off the sofa onto the floor
  no    Baby rolled over for the first time! Is that early?
rule fall-from-height emergency bleeding_trauma
  for   people hurt inside or in the spine
  why   a fall from height or down stairs with pain, numbness or being unable to move
  find  FALL & HEIGHT & PAIN &20
  find  FALL & HEIGHT & {cant,numb,back,neck,hip,head,leg,legs,chest,ribs,breath,unconscious,blood,screaming,hurts,pain,agony,sore,swollen,move} &20
  find  {neck,back,spine} & LIMBGONE &20
  find  FALL & LIMBGONE &20
  find  {fell,fall,crash,dived,dive,tackle,accident} & LIMBGONE &20
  find  {fell,fall,fallen,jumped} >4 {roof,balcony,ladder,window,scaffolding,scaffold,tree,cliff,loft}
  find  {neck,spine} {is,} {broken,snapped}
  find  {fell,fall,fallen,jumped,came off} >4 {roof,shed,garage,wall,tree,scaffold} & {back,neck,toes,tingling,legs,head,hip,chest,pain,breath,numb} &20
  find  {back,neck} & {tingling,numb,pins and needles,weak} & {fell,fall,crash,dive,dived,rugby,trampoline,accident,jumped} &20
  find  {neck,spine} >4 {crack,cracked,click,pop,popped,snap,crunch} & {pins and needles,numb,tingling,cant,arms,legs,pain} &20
  find  {rugby,scrum,tackle,dived,diving,trampoline,crash,horse,fell} & {neck,spine} & {pins and needles,numb,tingling,weak,cant feel} &25
  yes   Dad came off the ladder and his back is agony
  no    Is there a falls clinic? Mum fell in 2021
rule cannot-get-up emergency bleeding_trauma
  for   older people with a broken hip, or long on the floor
  why   a fall after which somebody cannot stand, or a leg that looks shorter, is a broken hip
  find  {fell,fall,fallen,tripped,slipped,floor,over} & {cant,cannot,couldnt,unable to,wont} >2 {get up,stand,walk,put weight,put any weight,move,weight bear,get off the floor,get him up,get back up,lift} &20
  find  {hip,leg,pelvis} & {shorter,turned out,agony,wont move,cant move,sticking out,turned outwards,out to the side} &12 & {fell,fall,fallen,tripped,slipped,tumble,over,floor} &30
  find  {leg,foot} >3 {shorter,turned out,turned outwards}
  find  {broken,broke,snapped,fractured} >3 {hip,pelvis,femur,thigh,neck,back,leg} & {think,agony,pain,just,cant,today,now,fell} &12
  find  {on the floor,on the ground} >3 {since,all night,for hours,hours,overnight}
  find  {fell,slipped,tripped,fall,fallen,went over} & {hip,leg,pelvis,groin} & {cant,touch,wont,agony,screaming,bear,weight,stand,bruised all} &30
  yes   she tripped, can't get up and her hip is agony
  no    hip replacement list, where am I?
rule crush-or-internal emergency bleeding_trauma
  for   people who walked away from an accident
  why   a hard belly, faintness or blood in the urine after a blow is bleeding inside
  find  {kicked,punched,crushed,trapped,hit,blow,fell,accident,crash,tackle,tackled,horse,kicked me} & {tummy,stomach,belly,abdomen,side,ribs} & {hard,swollen,rigid,getting worse,faint,dizzy,blood,pale,sick,agony,pain,bruised} &25
  find  {crushed,trapped} >3 {arm,leg,hand,foot,under,by,between,chest} 
  yes   Got kicked in the belly, it's swollen and I feel faint
  no    kicked the table leg and my toe is sore
rule eye-hurt urgent bleeding_trauma
  for   people who may lose an eye
  why   a sharp or high-speed thing in the eye, or a blow with changed sight, needs an eye department today
  find  {metal,glass,nail,stick,splinter,thorn,wood,wire,something,ball,fist,cork,elastic,dart} >5 {in,into,hit,through} >2 eye
  find  eye & {punched,hit,poked,pierced,cut,scratched} & {blurry,blurred,blood,cant see,vision,agony,bleeding,cant open} &20
  yes   a bit of metal flew into my eye while grinding
  no    There is a lash in my eye, do you do contact lenses?

# ---------------------------------------------------------------- severe allergy

set ALLERGEN
  nut, nuts, peanut, peanuts, cashew, cashews, almond, almonds, walnut, hazelnut, pistachio, sesame, egg, eggs, milk, latte, cheese, dairy, fish, shellfish, prawn, prawns, shrimp, crab, lobster, mussels, strawberries, strawberry, kiwi, soy, wheat, satay, sting, stung, stings, wasp, bee, bees, hornet, jellyfish, ant bites, penicillin, amoxicillin, antibiotic, antibiotics, flucloxacillin, trimethoprim, latex, ibuprofen, naproxen, aspirin, jab, vaccine, injection, contrast, dye, ramipril, lisinopril, enalapril, perindopril, new tablet, new tablets, new medicine, new meds, ate, eaten, eating, eat, snack, biscuit, cake, curry, takeaway, allergic, allergy, allergies, bitten, bite, latex
set SWELLFACE
  = {tongue,lips,lip,throat,face,eyes,mouth,eyelids,cheeks,neck,airway,gums} >5 {swell,swells,swelling,swollen,swelled,swoll,puffy,puff,puffed,puffing,puffs,ballooned,ballooning,blown,blowing,huge,massive,fat,thick,closing,closed,balloon,doubled,twice,trout,tight,tightening,tingling,tingly,bigger,itchy,itching,golf ball,constricting}
  = {swell,swelling,swollen,puffy,puffed,puffing,tight,tightening,tightness,closing,fat,huge,thick,tingling,tingly} >5 {tongue,lips,lip,throat,face,eyes,mouth,eyelids,neck,airway}
  {face,head} like a {pumpkin,football,balloon,melon,moon}, lips like {sausages,slugs,balloons}, eyes like slits, eyes {is,} slits, {eyes,eye} {swelling,swollen,puffing,puffed,closing} {shut,up}
set THROATCLOSE
  = throat >4 {closing,closed,closes,tight,tightening,tightens,tightness,constricting,swelling,swelled,closing up,squeezing,narrowing,shutting,shut,golf ball}
  = {tight,tightness,closing,tightening} >4 throat
  = {tongue,lips} >4 {swelling,swollen,swell,swells,swelled,thick,huge,fat,ballooned,balloon,bigger,doubled,tingling,tingly,puffy,puffed,puffing,swoll,trout,massive}
  = {swollen,swelling,fat,thick,puffy,tingling,tingly,huge} >3 {tongue,lips}
  {voice} {is,has,gone,sounds} {,all,really,a bit} {hoarse,squeaky,croaky,husky,raspy,funny,odd,weird,thick,gone}, trout pout, hoarse
set NOTALLERGY
  tonsillitis, tonsils, tonsil, sore throat, dentist, filler, fillers, cold sore, glands, gland, mumps, filling, botox, lip ring, piercing, sinus, sunburn
set SYSTEMIC
  = BREATHLESS
  = CANTBREATHE
  = VOMIT
  = FAINTISH
  = UNRESPONSIVE
  = ASTHMA
  = THROATCLOSE
  = CHESTTIGHT
  {cant,cannot,struggling to} {swallow,speak,talk}, hard to {swallow,talk,speak,breathe}, raspy, wheez{e,ing,y}, hoarse, cough{ing,s}, collapse{d}, {sense of,impending} doom, feel{ing,s} {really,so} {strange,weird,ill,unwell,bad}, drool{ing,s}, {getting,got,is} worse, spreading, going to die, floppy, pale, gone {quiet,floppy,pale}, tight, {all over,everywhere,whole body,head to toe,my whole}

rule airway-swelling emergency anaphylaxis
  for   people with a severe allergic reaction or swelling from a medicine
  why   a swelling tongue, lips or throat can close the airway within minutes
  find  THROATCLOSE & ALLERGEN &30
  find  THROATCLOSE & RASH &30
  find  throat >5 {closing,closed up,closes,closing up,constricting,tightening} !NOTALLERGY
  find  tongue >4 {swelling,swollen,swell,swells,swelled,thick,huge,fat,swoll,too big} !NOTALLERGY
  find  {swollen,swelling,fat,thick} >3 tongue !NOTALLERGY
  find  SWELLFACE & SYSTEMIC &30 !NOTALLERGY
  find  SWELLFACE & ALLERGEN &30 !NOTALLERGY
  find  SWELLFACE & RASH &30
  find  {lips,lip,face} >3 {swelling,swelled,puffing,ballooned,blowing up,blown up,balloon} !NOTALLERGY
  find  {lump,golf ball,something} >4 throat & ALLERGEN &30
  find  throat >3 tight & ALLERGEN &30
  find  {lip,lips} >4 {fat,huge,swollen,massive,bigger,doubled,swelled} !NOTALLERGY
  find  {cant,couldnt} >1 see >6 {swollen,swelling} & {face,eyes} &15
  yes   my lips are swelling up after a peanut biscuit
  no    How long does the swelling last after lip filler?
rule reaction emergency anaphylaxis
  for   people allergic to food, stings and medicines, known or not
  why   a rash with breathing, gut or faintness signs is anaphylaxis, not "just hives"
  find  RASH & ALLERGEN & SYSTEMIC &40
  find  RASH & CANTBREATHE &25
  find  RASH & {breath,breathing,wheezing,wheezy,throat,tongue,faint,dizzy} &25
  find  RASH & CANTBREATHE &30
  find  RASH & THROATCLOSE &30
  find  RASH & CHESTTIGHT &30
  find  RASH & VOMIT & ALLERGEN &30
  find  {sting,stung,stings,peanut,peanuts,nut,nuts,cashew,prawn,prawns,shellfish,allergic to,penicillin,amoxicillin,antibiotic,egg,milk} & SYSTEMIC & SWELL &40
  find  {sting,stung,stings,peanut,peanuts,nut,nuts,cashew,prawn,prawns,shellfish,allergic to,penicillin,amoxicillin,antibiotic,egg,milk} & SYSTEMIC & {swelling,hives,rash,itchy,blotchy,throat,breath,breathing,wheez{e,ing},faint,dizzy,lips,tongue,face,puffing,puffy,coughing,hoarse,swallow} &40
  find  {sting,stung,stings} & FAINTISH &25
  find  {sting,stung,stings} & {faint,dizzy,collapse,collapsed,vomiting,wheezing,cant breathe,blotchy,face,throat} &25
  find  {mouth,lips,tongue} >3 {itchy,itching,tingling,tingly,burning} & ALLERGEN & {swallow,breath,cough,coughing,hoarse,throat,hives,rash,sick,vomit,swell,swollen,fat} &30
  find  {allergic,allergy} & {ate,had,given,gave,eaten,drank} & {cant swallow,throat,swell,swollen,swelling,wheez{e,ing},breath,hives,vomit,hoarse,itchy} &30
  find  {sting,stung} >5 {mouth,throat,tongue,neck,lip,inside}
  find  {ant bites,bites,sting,stung,bee,wasp,hornet} & {itching,itchy,hives,swimmy,vision,faint,dizzy,blotchy,whole body,all over,lumps} & {swimmy,vision,whole,all over,breath,spreading,vision,sick,dizzy,lumps} &25
  find  ALLERGEN & {lumps,hives,blotchy,rash,itchy,itching} & {faint,dizzy,sick,vomited,vomiting,throat,lips,breath,wheezing,whistling,swimmy,chest,hoarse,cough} &30
  find  ALLERGEN & {voice,voices} >3 {changed,hoarse,squeaky,gone,croaky,funny,odd}
  find  {hair dye,henna,nail glue,latex,dye,contrast,antibiotic,penicillin,amoxicillin,nut,nuts,peanut,sesame,prawn,egg,milk,sting} & SWELLFACE &30
  find  {allergy,allergic} & VOMIT & {blotchy,hives,rash,swollen,party,ate,nut,nuts,itchy} &25
  find  {eyes,eye,face} >3 {closing,closing up,swollen shut,shut} & {itch,itching,itchy,chest,throat,sneezing,lips,after,bar,ate,dye,nuts} &25
  find  {rings,ring} >2 {off} & {tight,swell,swollen,voice,throat,amoxicillin,antibiotic,hands} &20 & ALLERGEN
  find  {throat,tongue,lips,mouth} >4 {funny,scratchy,tickly,weird,itchy,lump,strange,thick,tingly,burning,tight,prickly} & {ate,eating,eaten,nuts,nut,prawns,sting,stung,antibiotic,tablet,penicillin,peanut,sesame,fish,egg,injection,biscuit,cake,satay,curry,allergic,allergy} &25
  find  {clearing,clears} >2 throat & {ate,nuts,nut,eating,hives,itchy,sting,swollen} &25
  find  {allergic,allergy} & {exposed,touched,kissed,licked,cross contamination,traces,contained,by mistake,accidentally,waiter,label,ingredient,ingredients} & {face,lips,throat,swollen,sick,tummy,itchy,cough,coughing,rash,hives,wheez{e,ing},tight,breath,mouth,quiet,pale} &30
  find  {windpipe,throat,neck} & {hold of,grip,gripping,closing,squeezing,strangling,tight} & {ate,food,place,restaurant,meal,thai,curry,takeaway,nuts,sting,tablet} &25
  find  {red all over,red from head,bright red all over} & {wasp,bee,sting,stung,ate,nuts,tablet,antibiotic,injection,doom,faint,itchy,breath} &20
  find  {doom} & {sting,wasp,bee,ate,nuts,injection,antibiotic,tablet,red,itchy} &20
  find  {lips,tongue,mouth} >3 {buzzing,fat,numb,fizzing,tingly} & {nuts,nut,peanuts,peanut,kissed,ate,eaten,sesame,fish} &20
  find  voice >2 {gruff,deep,hoarse,croaky,squeaky,changed} & {injection,tablet,tablets,antibiotic,sting,nuts,ate} &20
  find  {palms,hands,feet} >2 itchy & {cough,coughing,tummy cramps,cramps,sick,faint,throat,lips} &20
  yes   hives all over and wheezing since the cashew
  no    hay fever is awful, itchy eyes, which antihistamine do you sell?
rule anaphylaxis-named emergency anaphylaxis
  for   people who know the word because it has happened before
  why   who names it has usually had it
  find  {anaphylaxis,anaphylactic shock,anaphylactic,anaphalaxis,anaphilactic,allergic shock} & ASSERT &8
  find  {going into,in,having,is this,its} >1 {anaphylaxis,anaphylactic shock,anaphylactic}
  find  {severe,bad,serious,massive,huge,really bad,terrible,major} >1 allergic {reaction,attack}
  find  {having,had,has,having a,is,get,like} >2 allergic reaction & SEVERE &12
  find  {having,had,has,having a,is,get,like} >2 allergic reaction & {now,think,face,throat,breath,swelling,help,spreading,worse,bad,swollen,lips} &12
  yes   I'm going into anaphylactic shock
  no    Can you sign the anaphylaxis care plan form for school?
rule epipen-used emergency anaphylaxis
  for   people who feel better after the pen
  why   the reaction comes back when the adrenaline wears off: hospital even if better
  find  {used it,used,use,using,gave,given,give,given him,jabbed,injected,administered,did,needed} >4 {epipen,epi pen,epipens,jext,emerade,adrenaline,adrenalin,auto injector,autoinjector,epi}
  find  {epipen,epi pen,jext,adrenaline,auto injector,autoinjector,epi} >10 {used it,used mine,used one}
  find  {epipen,epi pen,jext,adrenaline,auto injector,autoinjector,epi} >4 {used,given,already,second,gone off,wore off,worn off,ago,didnt work,not working,isnt working,in his leg,in my leg}
  find  {second,another,third,two} >1 {epipen,epi pen,epipens,jext}
  find  {had,having,after} >3 {epipen,epi pen,jext,adrenaline pen} & {second,drive,hospital,better,wheezy,already,first,still,ago,now,next} &12
  yes   Gave him his epipen ten minutes ago, he looks fine now
  no    EpiPen training for our nursery, what does it cost?

# ---------------------------------------------------------------- poisoning and overdose

set PILLS
  pill, pills, tablet, tablets, tabs, tab, meds, medication, medications, medicine, medicines, capsule, capsules, paracetamol, paracetemol, paracetomol, panadol, tylenol, acetaminophen, ibuprofen, nurofen, advil, aspirin, codeine, cocodamol, co codamol, codydramol, tramadol, morphine, oramorph, oxycodone, oxycontin, oxy, fentanyl, patches, methadone, subutex, xanax, diazepam, valium, temazepam, zopiclone, zolpidem, lorazepam, sleepers, sleeping {tablets,pills}, antidepressants, antidepressant, sertraline, fluoxetine, citalopram, prozac, amitriptyline, amitryptiline, mirtazapine, venlafaxine, propranolol, bisoprolol, metoprolol, {beta,calcium channel} blockers, digoxin, insulin, metformin, gliclazide, lithium, quetiapine, olanzapine, gabapentin, pregabalin, iron tablets, iron, vitamins, gummies, edibles, calpol, laxatives, antihistamine, antihistamines, piriton, benadryl, thyroxine, heart tablets, prescription, doses, dose, caffeine, ritalin, concerta, antibiotics, medecine, paracetamols, ibuprofens
  patch, {morning,evening,night,bedtime} {and morning,and evening} {pills,tablets,meds}
set TOOK
  took, taken, taking, swallow, swallowed, swallowing, swallows, ate, eaten, eating, drank, necked, necking, popped, popping, downed, gulped, chewed, sucked, {got,get,gets,getting} {into,hold of}, consumed, ingested, injected, overdosed, scoffed, given, gave, chugged, helped himself to, raided, {ive,hes,has,have,i,he,child,mum} had
set TOOMANY
  too many, too much, <10-500>, a whole {packet,pack,box,bottle,strip,sheet,tub,week,load}, whole {packet,pack,box,bottle,strip,week,weeks,lot}, entire {packet,pack,box,bottle,strip}, all {,of} {my,his,the,them}, handful, handfuls, fistful, loads, bunch, load, lots, a lot, couple of boxes, boxes, packets, packs, strips, twice, double, doubled, extra, more than i should, more than {he,i,it,the} {should,says,prescribed,meant}, more than {the,}, {two,three,<2-9>} {lots,packets,boxes,strips,bottles,times the}, all at once, in one go, at once, by mistake, by accident, accidentally
set TOXIN
  bleach, domestos, dettol, antifreeze, anti freeze, {dishwasher,washing,laundry,detergent} {tablet,tablets,capsule,capsules,pod,pods,liquid,gel,powder}, tide pod, detergent, fabric softener, white spirit, turps, turpentine, weedkiller, weed killer, rat poison, poison, petrol, paraffin, diesel, drain cleaner, drain unblocker, oven cleaner, toilet cleaner, toilet duck, disinfectant, limescale remover, descaler, screenwash, screen wash, paint thinner, paint, pesticide, insecticide, slug pellets, slug pellet, nail varnish remover, nail polish remover, acetone, hand sanitiser, hand sanitizer, sanitiser, perfume, aftershave, lamp oil, vape liquid, vape juice, e liquid, nicotine, cigarette, cigarettes, tobacco, essential oil, eucalyptus oil, button battery, button cell, battery, batteries, coin battery, magnet, magnets, mushroom, mushrooms, toadstool, toadstools, berries, foxglove, laburnum, yew, deadly nightshade, oleander, moth balls, superglue, glue, ammonia, acid, caustic, chemical, chemicals, cleaning {product,products,fluid,stuff,spray}, cleaner, methanol, silica, coin, water beads, water bead
set SWALLOWED
  swallow, swallowed, swallowing, ate, eaten, drank, drunk, drinking, licked, sucked, chewed, gulped, {got,get,gets,getting} {into,hold of}, in {his,my,the} mouth, ingested, had some, put, inhaled, sprayed, breathed, breathing, sip, sipped, gulp, mouthful, swig, bitten, bit, taken, took, had, {stuck,up} {up,in} {his} {nose,ear}
set DRUGS
  heroin, cocaine, coke, crack, mdma, ecstasy, molly, ketamine, ket, spice, ghb, gbl, lsd, acid, speed, meth, crystal, amphetamine, amphetamines, weed, mushrooms, shrooms, mandy, nos, balloons, drugs, a pill, some pills, a line, lines, gear, smack, benzos, mephedrone, party drugs, nitazene, nitazenes, 2cb
set DRUNK
  vodka, whisky, whiskey, gin, rum, alcohol, booze, drinking, drunk, tequila, shots, spirits, bottle of wine, beers, cider, wasted, paralytic
set SMALL weak
  child, baby, little one, <1-9> {yr,year,years,yrs,y} {old,o}, <1-9> {yo,y o}, aged <1-9>, {hes,is,shes} <1-5>, age <1-9>, {one,two,three,four} year old, <1-35> {month,months,mths,mo} {,old}, grandchild, twins

rule overdose emergency poisoning_overdose
  for   people who took too much, on purpose or not, and feel well
  why   with paracetamol and many others one feels well until it is too late to treat
  find  {overdose,overdosed,overdosing,overdoes,overdosd,{hes,he has,has,have,ive,i,mum,child} {od,ods,oded}}
  find  TOOK >6 TOOMANY >4 PILLS
  find  TOOK >5 PILLS >6 TOOMANY
  find  {had,took,taken,swallowed} >2 {handful,fistful,loads,bunch,load} >5 PILLS
  find  TOOK >4 {whole,entire,all,handful} >4 {packet,pack,box,bottle,strip,tablets,pills,meds,lot}
  find  {took,taken,had,swallowed,ate} >3 {<10-500>,too many,too much} >3 PILLS
  find  PILLS >5 {took,taken,swallowed,ate} >3 {too many,too much,all of them,the whole,all at once}
  find  {<5-100>,five,six,seven,eight,nine,ten,dozen} PILLS & {took,taken,swallowed,since,had,necked} &12
  find  every {<1-3>,one,two,three,hour} {,hour,hours,hrs} & {paracetamol,cocodamol,codeine,ibuprofen,tramadol} & {too much,plus,and,days,tooth,pain,more,took,taking} &25
  find  {took,taken,swallowed,had} & {rest,whole,all} >2 {of} >2 {packet,pack,box,bottle,strip,them} &20 & PILLS
  find  {swallowed,taken,took} >4 {a lot,lots,loads,lot} >5 PILLS
  find  {like sweets,like smarties,like candy} & PILLS &12
  find  {<10-100>,about <10-100>,over <10-100>} >1 {a day,per day,every day,a night} & PILLS &20
  find  {antidepressant,tablets,pills,sleeping,paracetamol,codeine} & {bottle of wine,bottle of vodka,wine,vodka,whisky,gin} & {took,taken,rest,all,silly,sleepy,downed,swallowed} &20
  find  {took,taken,swallowed} >3 {box,boxes,packet,packets,bottle,strip,strips} >2 PILLS
  find  {lost count,not sure how many,dont know how many,no idea how many} & PILLS &20
  find  {double dosed,doubled up,doubled my dose,tomorrows tablets,tomorrows dose,next days tablets,two days tablets}
  find  {few,couple,some,lots,many} >1 {extra,more than i should,more than he should,too many} & PILLS & {took,taken,swallowed,had} &15
  find  {thought,think} >3 {sweets,smarties,candy,skittles} & {ate,eaten,tablets,pills,swallowed,had,mouth} &20
  find  {had,taken,took} >1 {way too many,far too many,too many} & {tired,sorry,pills,tablets,woozy,sick,sleepy,numb} &15
  find  {kept,keep} >1 {taking,popping,swallowing} >1 {another,more,them,one after} & {<10-60>,sleep,pills,tablets,packet,morning,left,numb,pain} &20
  find  {took,taken,taking,had} >1 something & {pupils,saucers,sleepy,wont,cant,rambling,dont know,doesnt know,blue,shaking,snoring} &20
  find  {brandy,brandies,vodka,wine,whisky,gin,beers,drink,drinks,alcohol,drinking} & {diazepam,valium,codeine,tramadol,morphine,zopiclone,xanax,pregabalin,sleeping tablets,methadone,sleepers} & {speech,slurring,sleepy,woozy,cant,breathing,drowsy,top of,blurry,blue,floppy} &20
  find  all of >1 {monday,tuesday,wednesday,thursday,friday,saturday,sunday} & {tablets,to,pills,dosette,muddled,blister} &15
  yes   I took too many of my tablets
  no    Does the school need an overdose awareness talk? What is the price?
rule wrong-dose emergency poisoning_overdose
  for   people given or taking a dose twice or somebody else's tablets
  why   heart tablets, insulin, opioids, thinners and a child's medicines leave little room
  find  {took,taken,given,gave,injected,had,taking} >5 {twice,double,doubled,two doses,double dose,instead of,someone elses,wrong,by mistake,by accident,accidentally} & {insulin,novorapid,lantus,methadone,morphine,oramorph,fentanyl,digoxin,warfarin,lithium,heart,heart tablets,beta blocker,bisoprolol,propranolol,amlodipine,calpol,codeine,tramadol,gliclazide,methotrexate,baby,child,woozy,dizzy,faint,sleepy,drowsy,sick,strange,weird,funny,husbands,blood pressure} &20
  find  {double,doubled,twice} >3 {insulin,methadone,morphine,novorapid,dose,humalog}
  find  {insulin,methadone,novorapid,humalog,lantus,gliclazide} & {twice,double,too much,wrong,instead} &8
  find  {took,taken,given,gave} >4 {wrong,someone elses,husbands,mums,childs} >3 PILLS
  find  PILLS & {twice,two lots,both of us,and my,some too,as well} & baby &20
  find  {gave,given,took,taken,had,put} >8 {together,both,twice,again,three,double} & {pills,tablets,meds,patch,patches,dose,doses,morning,evening} & {nodding,sleepy,drowsy,asleep,pupils,dizzy,faint,carer,confused,sick,woozy,wont,breathing} &25
  find  {fentanyl,buprenorphine,morphine} {,patch,patches} & {three,two,extra,hot bath,sleepy,drowsy,pupils,stuck on,too many} &15
  find  {tiny,pinpoint,pin prick} pupils
  find  {mixed up,muddled up,confused,mistook,wrong} >4 {tablets,pills,medicine,bottles,meds,drops} & {took,taken,gave,given,swallowed,dizzy,sleepy,baby,child} &20 !ASKSDISPENSING
  yes   injected twice the insulin by mistake
  no    I took my tablet at nine instead of eight, fine?
rule child-swallowed emergency poisoning_overdose
  for   small children, who put everything in the mouth
  why   a few tablets, a button battery, a magnet or a cleaner can kill a small child
  find  SMALL & SWALLOWED & TOXIN &25
  find  SMALL & SWALLOWED & PILLS &25
  find  SMALL & {pill,pills,tablet,tablets,medicine} & {missing,open,empty,box,bottle,drawer,cupboard,gone,blister} &25
  find  {swallow,swallowed,ate,eaten,inhaled} >4 {button battery,battery,batteries,magnet,magnets,button cell,water bead,water beads}
  find  {button battery,button batteries,magnet,magnets} & {swallow,swallowed,ate,eaten,nose,ear,throat,mouth,gone,missing} &15
  find  SMALL & {swallowed,swallow,inhaled,choked on,put} >4 {coin,toy,bead,lego,marble,screw,nail,pin,needle,earring,stone,key,glass,penny,button} 
  find  SMALL & {drank,drunk,licked,sipped,sucked,chewed,bitten,bit,eaten,ate,swallowed,mouth} & {plant,leaf,seeds,flower,lily,bulb,cream,ointment,shampoo,deodorant,patch,gel,inhaler,drops,wine,vodka,alcohol,gin,beer,vape,gum,firelighter,candle,slug,bait,under the sink,cupboard} &20
  find  {got into,getting into,got at,found} >5 {cupboard,under the sink,handbag,medicine cabinet,pills,tablets,bleach,vape} & SMALL &20
  find  {vape,vape liquid,nicotine,gummy,gummies,edible,edibles} & SMALL &20
  yes   my toddler has eaten some of my blood pressure tablets
  no    Can I have child proof caps on my tablets?
rule poison emergency poisoning_overdose
  for   anybody who swallowed or breathed something harmful
  why   cleaners, antifreeze, mushrooms, pesticides and gas harm before they are felt
  find  {swallow,swallowed,drank,drunk,ate,eaten,sipped,licked,inhaled,gulped,took a swig,swig of,mouthful of,breathed in,breathed} >5 TOXIN
  find  {wild,foraged,picked} >2 {mushroom,mushrooms,berries,garlic} 
  find  {ate,eaten,eating} >5 {mushrooms,berries,toadstool,toadstools,leaves,seeds} & {wild,sick,park,bush,tummy,garden,woods,plant,vomiting,hedge} &20
  find  {mixed,mixing} >5 {bleach,cleaning,cleaners,chemicals,products} 
  find  {bleach,chlorine,ammonia,gas,fumes} & {fumes,breath,cough,coughing,chest,eyes,burning,gassed,inhaled} & {cough,coughing,breath,breathing,chest,dizzy,sick,burning,headache} &25
  find  {poisoned,poisoning} & {think,been,carbon,food and cant,someone,gas,water,lead} &6
  find  {wart remover,bleach,white spirit,drain,cleaner,paint,petrol,antifreeze,detergent,descaler} & {mouth,tongue,swallowed,lid,lips,throat} & {burning,cough,coughing,drool,dribbling,blister,sore,hurts,smell,breath} &25
  find  {sprayed,sprays,pesticide,insecticide,organophosphate,crop} & {dribbling,drooling,eyes,sweating,twitching,cant see,vomiting,breathing,pupils,running} & {farm,field,sprayed,pesticide,crop,barn,insecticide,weedkiller} &25
  find  {sniffed,inhaled,snorted,huffed} >3 {something,glue,gas,aerosol,powder,deodorant,lighter} & {rambling,hot,heart,collapsed,confused,breathing,racing,wont,blue,fit,sweating,dizzy} &25
  find  {tasted,tastes,smelled,smelt,smells} >2 {like,of} >1 {petrol,bleach,chemicals,diesel,cleaner,paint,white spirit} & {drank,drink,mouth,swallowed,mistake,swig,gulp,bottle} &20
  find  {drank,drunk,swallowed,swallow,sip,mouthful,swig} >3 {stuff,bottle,thing} & {clean,cleaning,shed,garage,contact lenses,under the sink,stings,burning,strong} &20
  find  {toilet block,toilet cleaner,loo block} & {mouth,ate,licked,chewed,blue,child} &15
  yes   drank antifreeze from an old lemonade bottle
  no    How do I get rid of old paint and batteries safely?
rule carbon-monoxide emergency poisoning_overdose keeps imagined
  for   households, who all feel ill at once
  why   carbon monoxide has no smell; headache in several people or a sounding alarm means leave and call
  find  {carbon monoxide,co} {alarm,detector,sensor} & {going,gone,went,beep,beeping,off,sounding,headache,headaches,keeps} &12
  find  {carbon monoxide,gas leak,smell gas,smell of gas,exhaust,bbq indoors,barbecue indoors,boiler} & {headache,headaches,dizzy,sick,faint,sleepy,confused,alarm,vomiting} &25
  find  {carbon monoxide poisoning,gas leak}
  find  {whole house,all of us,everyone,we all,both of us,the whole family,all the family,flatmates and i} & {headache,headaches,sick,dizzy,sleepy} & {boiler,heater,fire,bbq,gas,generator,fumes,stove,smell,exhaust} &30
  find  {headache,headaches} & {cat,dog} & {boiler,heater,gas} &30
  find  {gas heater,gas fire,paraffin heater,bbq,barbecue,camping stove,generator,wood burner,boiler} & {headache,headaches,sick,dizzy,woke,faint,dead} & {night,tent,indoors,inside,all,on,room,caravan,budgie,cat,dog} &25
  yes   our carbon monoxide alarm is going off and we feel sick
  no    The carbon monoxide detector in your waiting room needs a new battery
rule drugs emergency poisoning_overdose
  for   people on drugs or drink, and friends afraid to call
  why   overheating, not waking, snoring, blue lips or chest pain after drugs or drink
  find  DRUGS & UNRESPONSIVE &25
  find  DRUGS & {wont wake,cant wake,unconscious,passed out,collapsed,blue,snoring,gurgling,boiling,overheating,sweating,hot,fit,fitting,seizure,chest,heart,not making sense,breathing,breath,jaw,too much,bad way,not right,freaking,paranoid,grinding,vomiting,shaking,limp,floppy} &25
  find  DRUGS & UNRESPONSIVE &30
  find  {pill,pills,something} >4 {party,festival,club,rave,night out} & {hot,boiling,sense,shaking,sick,fit,collapsed,jaw,teeth,heart,breathing,sweating} &30
  find  DRUNK & UNRESPONSIVE &25
  find  DRUNK & {cant,wont} >3 {wake,sit up,stand,get him,keep him awake,rouse} &25
  find  DRUNK & {blue,pale,cold,breathing slow,slow breathing,choking,sick in his sleep,snoring,gurgling} & {cant,wont,lips,vomiting,vomit,sick,wake,breathing,floppy} &25
  find  {drink,drinks} >4 {spiked,drugged}
  find  {spiked,been drugged}
  find  {snoring,gurgling} >3 {weird,funny,strange,strangely,odd} & {wont,wake,lips,took,pills,heroin,drugs,drunk,cant,blue} &20
  find  {sniffed,snorted,took,taken,dropped,swallowed,had} >3 {something,stuff,gear,powder,a pill} & {party,club,festival,rave,mate,night} & {hot,boiling,rambling,racing,heart,wont,shaking,sense,blue,collapsed,sweating,fit} &30
  yes   he's had loads of ketamine and I can't wake him
  no    Drug and alcohol support group, what time on Tuesday?
rule alcohol-withdrawal emergency poisoning_overdose
  for   people who stopped drinking by themselves
  why   shaking, sweating or seeing things after stopping can turn into a fatal seizure
  find  {stopped,stop,quit,quitting,came off,coming off,no drink,last drink,havent had a drink,without a drink,withdrawal,withdrawals,withdrawing,cold turkey,detox} & {drink,drinking,alcohol,booze,vodka,valium,diazepam,xanax,benzos,ghb} & {shake,shakes,shaking,seeing,hallucinat{ing,ions},hearing,fit,seizure,sweating,confused,sweats,crawling,vomiting,bugs,spiders,heart} &30
  find  {delirium tremens,dts,the dts}
  yes   stopped drinking on Sunday and now I'm shaking and seeing spiders
  no    I've stopped drinking for January, do you do liver tests?

# ---------------------------------------------------------------- burns

set BURN
  burn, burns, burnt, burned, burning, scald, scalds, scalded, scalding, blistered, singed, charred, {im,is,hes,himself,myself} on fire, caught fire, alight, melted
set HOT
  boiling, kettle, hot {water,tea,coffee,oil,fat,soup,drink,chocolate,milk,bath,wax,food,noodles,cuppa,glue}, cup of {tea,coffee}, steam, oil, fat, chip pan, deep fat fryer, fryer, bbq, barbecue, iron, straighteners, hair straighteners, oven, hob, stove, cooker, radiator, bonfire, firework, fireworks, petrol, candle, lighter, flame, flames, fire, explosion, exploded, acid, bleach, chemical, chemicals, cement, caustic, oven cleaner, soup, tea, coffee, gravy, pan, saucepan, pot, wax, noodles, exhaust, hot plate, lighter fluid, pressure cooker, hot tap, tar
  cafetiere, coffee pot, teapot, wood burner, woodburner, log burner, wok, hob ring, grill, stove top, boiling, custard, jam, porridge, hot wax, hot glue, sunburn, sunburnt, sun, hot tap, bath
set SKINPART
  face, hand, hands, arm, arms, leg, legs, chest, tummy, back, neck, mouth, eye, eyes, foot, feet, lap, thigh, thighs, palm, palms, fingers, genitals, groin, bum, skin, head, scalp, front, body, privates, bottom, stomach, himself, myself, ear, throat, sleeve, clothes, hair, lips, toes, shoulder
set BADBURN
  blister, blisters, blistering, blistered, peel, peeling, peeled, raw, white, black, charred, waxy, leathery, grey, doesnt hurt, doesnt even hurt, numb, huge, big, bigger than, size of, all over, all down, whole, large, deep, weeping, screaming, agony, swollen, croaky, voice, coughing, eyebrows, hoarse, soot, red raw, bad, badly, severe, severely, serious, seriously, third degree, second degree, still burning, skin {is,} {coming,come,came,falling,hanging} {off,away}, both
  {skins,skin} {coming,came} {off,away}, bubbled, bubbling, {gone,is,went} white, cant feel it, foggy, streaming, blisters the size, swollen, vomiting, being sick, shivering, foggy, hands, both hands

rule burn-bad emergency burns
  for   people with a deep or large burn, or one of face, hands, airway or groin
  why   depth and place of a burn decide, not the pain; white or black skin does not hurt
  find  BURN & BADBURN &14 & SKINPART &18
  find  BURN & HOT & BADBURN &22
  find  BURN & SKINPART & HOT &14
  find  {face,mouth,eyes,eye,throat,neck,genitals,groin,airway} >4 {burn,burns,burnt,burned,burning,scalded,singed}
  find  {burn,burns,burnt,burned,scald,scalded} >4 {face,mouth,eye,eyes,throat,neck,genitals,groin,both legs,both arms,both hands,chest,whole,legs,back,tummy}
  find  {third,second} degree {burn,burns}
  find  HOT & {blisters,blistered,blister,scalded,red raw,peeling} & SKINPART &18
  find  {lighter fluid,petrol,lighter,flame,candle,fire,firework,deodorant} & {caught,sleeve,clothes,hair,arm,hand,hands,legs,alight,went up,exploded,flared,face} & {his,my,me,he,child,himself} &10
  find  {clothes,sleeve,hair,shirt,dress,trousers,himself,myself} >4 {on fire,caught fire,alight,up in flames}
  find  HOT & BADBURN & {skin,leg,legs,arm,hand,hands,face,tights,foot,bottom,back,tummy,chest,eye,both hands} & {skin,over,down,tipped,spilt,spilled,touched,sat,on,splashed,caught,dropped,poured,fell} &25
  find  {sunburn,sunburnt,sunburned} & {blisters,blister,blistered,vomiting,sick,shivering,fever,faint,dizzy} &20
  find  {lit,lighting,caught,flash,flare,blew up,exploded} & {barbecue,bbq,petrol,gas,fire,bonfire,hob,boiler,aerosol,cooker} & {face,eyebrows,lips,hands,hair,eyes,arm} &25
  find  {skins,skin} >2 {coming,came,peeling,falling,hanging,slid} >1 {off,away}
  find  {exploded,explosion,blew up,flashback,flash back,backdraft,fireball} & {palm,hand,hands,face,eyes,arm,eyebrows,skin} &15
  find  {blister,blisters,blistering,blistered} & {bath,shower,water,radiator,hot,sun,lobster,lobsters} & {legs,feet,no feeling,cant feel,bottom,mum,arm,hands} &20
  find  {stuck} >2 {to his,to my,to the} & {skin,vest,shirt,him,tights,sock,clothes,melted} & {hot,soup,tea,boiling,coffee,burn,burnt,scald,iron,melted} &20
  yes   boiling fat went over my hand, the skin is peeling
  no    touched the oven shelf, tiny red mark on a finger, all fine
rule child-scalded emergency burns
  for   babies and small children, whose skin burns deep in a second
  why   any scald bigger than a coin at that age needs hospital
  find  SMALL & {scald,scalded,burn,burnt,burned,boiling,kettle,straighteners,iron,hob,oven door,scalding} & HOT &20
  find  SMALL & {scald,scalded,burn,burnt,burned,boiling,kettle,straighteners,iron,hob,oven door,scalding} & {pulled,over,on,grabbed,spilt,spilled,tipped,touched,hand,himself,tea,coffee,arm,chest,face,screaming,palm,leg,front,hot} &20
  find  {pulled,tipped,knocked,spilt,spilled,poured,dropped,splashed} >4 {kettle,boiling,hot water,hot tea,tea,coffee,hot coffee,soup,hot drink,noodles,hot chocolate,saucepan,pan} >4 {over,on,onto,down,all over} & HE &20
  find  {kettle,boiling,hot water,hot tea,tea,coffee,hot coffee,soup,cuppa,noodles,gravy} >4 {all over,all down,over,down,onto} >4 {child,baby,himself,his,nan,mum,child's} 
  find  SMALL & {wood burner,log burner,hob,oven,radiator,iron,grill,stove,fire,bbq,barbecue,straighteners,hob ring,kettle} & {touched,grabbed,sat,hand,hands,both,fell,burn,burnt,leaned,palms,bottom,blister,bubbled} &20
  find  {little lad,little girl,little boy} & HOT & {touched,grabbed,hands,pulled,tipped,spilled,sat} &20
  yes   the baby pulled hot tea over himself
  no    What do I put in a childcare essay about scalds? It is coursework
rule chemical-or-eye emergency burns
  for   people who may lose their sight
  why   a chemical in the eye must be rinsed and seen at once
  find  {chemical,chemicals,bleach,acid,oven cleaner,cleaner,cement,lime,plaster,superglue,super glue,glue,ammonia,weedkiller,paint,petrol,detergent,disinfectant,drain cleaner,hot fat,hot oil,fat,oil,battery acid,caustic,perfume,nail glue,limescale,hand gel,sanitiser,pepper spray,chilli} >6 {eye,eyes}
  find  {eye,eyes} >5 {chemical,bleach,acid,superglue,super glue,cleaner,cement,weedkiller,ammonia,glued}
  find  {acid,caustic,cement,chemical,chemicals,hydrofluoric} & {burn,burns,burning,burnt,splash,splashed,spilled,spilt,threw,thrown} & SKINPART &18
  find  {acid,caustic,cement,chemical,chemicals,hydrofluoric} & {burn,burns,burning,burnt,splash,splashed,spilled,spilt,threw,thrown} & {skin,hand,hands,face,leg,legs,arm,arms,work} &18
  find  cement & {skin,boots,legs,knees,burn,burning,burns} &14
  find  acid attack
  find  {splashed,splash,squirted,sprayed,got,spurted,flicked} >5 {eye,eyes} & {burning,streaming,foggy,blurry,stinging,agony,cant,red,white,cleaner,unblocker,drain,acid,bleach,chemical} &20
  find  {unblocker,cleaner,bleach,acid,solvent,chlorine,descaler} & {eye,eyes} &15
  find  {welding,weld,arc eye,grinding,laser,sun lamp,sunbed} & {eyes,eye} & {cant open,sand,agony,streaming,burning,see,pain,gritty} &20
  yes   bleach splashed in her eyes
  no    Chemical peel prices for the face?
rule electric-shock emergency burns
  for   people who feel well after a shock
  why   current burns inside and can stop the heart hours later
  find  {electrocuted,electrocution,electricuted}
  find  electric{,al} {shock,shocks}
  find  {got,had,getting,gave me,gave him} >3 {shock,zap,jolt} >4 {off,from,of,socket,cooker,plug,wire,fence,mains,cable,toaster,switch,changing}
  find  {zapped,shocked} >4 {socket,wire,plug,mains,cable,cooker,fence,switch}
  find  struck by lightning
  find  {grabbed,touched,held,cut through,drilled} >4 {bare wire,live wire,wire,cable,mains,pylon,fence,socket} & {thrown,shock,back,hand,burn,seems,tingling,heart,jolt} &15
  find  thrown back & {wire,socket,electric,shock,plug} &15
  find  {touched,hit,grabbed,touching} >3 {pylon,power line,overhead line,overhead cable,live wire,fence} & {rod,ladder,kite,pole,pylon,thrown,burn,tingling,power,digger} &12
  yes   I got a shock off the cooker and my arm tingles
  no    shocked at the electric bill, can I pay for parking by phone?
rule smoke emergency burns
  for   people out of a fire
  why   smoke harms the airway hours later
  find  {smoke,fumes} & {inhaled,breathed,inhalation,lots of,full of,house,fire,chip pan,swallowed} & {cough,coughing,breath,breathing,black,throat,hoarse,chest,croaky,soot,dizzy,headache,voice,sick} &25
  find  smoke inhalation
  find  {house,flat,kitchen,car,chip pan} >2 fire & {cough,coughing,smoke,burn,burnt,breath,breathing,soot} &20
  find  {caught fire,on fire,house fire} & {throat,black bits,coughing,chest,breath,voice,hoarse,soot,smoke} &25
  yes   there was a fire, I breathed a lot of smoke and I'm coughing up black stuff
  no    Is this a smoke free site?

# ---------------------------------------------------------------- sepsis, meningitis, fever in people at risk

set STIFFNECK
  stiff neck, chin {to,on,onto} {,my,his} chest
  = neck >4 {stiff,stiffness,rigid,wont bend,killing,sore to bend,locked}
  = {cant,cannot,couldnt,unable to,hurts to} >1 {touch,put,get,bend,move,turn} >1 {chin,neck,head}
  = {cant,cannot,couldnt,unable to,hurts to} >1 {touch,put,get} >1 chest
set LIGHTHURTS
  = {light,lights,daylight,brightness,the light,bright lights} >3 {hurt,hurts,hurting,kills,killing,unbearable,bothers,bothering,painful,agony,off}
  = {cant,cannot,couldnt,hates,doesnt like} >2 {bear,stand,look at,take,tolerate,cope with} >3 {light,lights,lamp,brightness}
  photophobia, hates the light, curtains {shut,drawn,closed}, {sensitive,sensitivity} to {,the,bright} {light,lights}, hiding from the light, wants it dark, wants the lights off, shield{ing} {his,my} eyes
set GLASSRASH
  = RASH & {glass,tumbler} &14
  = {spots,rash,marks,dots,bruises,blotches,them,it} >5 {doesnt,dont,wont,not,didnt,isnt,arent} >3 {fade,fading,disappear,disappearing,go,blanch,blanching,go away,vanish}  >4 {press,pressed,pressing,glass,tumbler,push}
  non blanching, non fading, glass test, {purple,tiny purple,dark,tiny red,pinprick,pin prick,dark red,blood,red pinprick} {,little,tiny} {spots,rash,dots,marks,blotches,bruises}, petechiae, petechial, purpura, purple rash, spots like bruises, {spots,marks,rash} {that,which} {look,looks} like {,tiny,little} {bruise,bruises,bruising,blood}, {tiny,little,new,unexplained,random} {,tiny,little} bruises {,all over,on his,on my,appearing}
  = {dont,doesnt,wont,isnt,not,didnt,arent} >1 {fade,fading,disappear,go,go away,vanish,blanch,blanching,go white} >3 {press,pressed,pressing,push,glass,tumbler}
  = {dont,doesnt,wont,isnt,not,didnt,arent} >1 {blanch,blanching,fade}
set MOTTLED
  mottled, mottly, mottling, marbled, blotchy {legs,arms,skin}, {skin} {is,} {blotchy,patchy,grey,purple}, {hands,feet} {and,n} {,his,my} {feet,hands} {,is} {freezing,cold,ice,icy,like ice,stone cold}, {cold,freezing,icy} {hands,feet} {,and} {,cold} {,feet,hands}, {hands,feet} {is,} {freezing,ice cold,stone cold,like ice,cold}, {hands,feet} cold, corned beef legs
set ILL
  {really,so,getting more,seriously,dreadfully,terribly,feel so,never felt so} {ill,unwell,poorly,rough}, {feel,feels,feeling} {,like} {,im,hes,i,i am} {,is,going to} {dreadful,terrible,awful,death,like death,like im dying,die,dying,horrendous,worse and worse}, like {,im,hes,i am} {dying,going to die,gonna die}, iller, flat out, cant get out of bed, much worse, suddenly worse, going downhill, off his feet, off {his,my} legs, worst ive ever felt, never felt {this,so} {ill,bad,rough}, dreadful
  rotten, {is,feel,feels} {really,so} {rotten,awful,terrible,dreadful,ghastly}, feel rotten, worse than ive ever, worst ive ever, {never felt} {this,so} {bad,ill,rough,awful,poorly}, at deaths door, so unwell, cant get warm
set NOURINE
  no {urine,wee,pee}
  = {havent,hasnt,not,no,didnt,barely,hardly,stopped,isnt} >3 {pee,peed,peeing,wee,weed,weeing,urine,urinated,urinating,passed water,pass water}
  {not,havent,hasnt} {been,gone} to the {loo,toilet} {since,all}, {no} {pee,wee} since
set INFECTION
  infection, infected, uti, water infection, kidney infection, chest infection, pneumonia, cellulitis, abscess, flu, urine infection, sepsis, septic, bug, covid, wound, catheter, cannula, line, tonsillitis, tooth, bladder infection, cystitis, bite, gallbladder, pyelonephritis, ulcer, pressure sore, cut
set WEAKIMMUNE
  chemo, chemotherapy, neutropenic, neutropenia, immunosuppressed, immunosuppressants, immunocompromised, immune suppressed, transplant, {no,without a,removed my,took out my,spleen,lost my} spleen, asplenic, splenectomy, leukaemia, leukemia, lymphoma, myeloma, radiotherapy, oncology, cancer treatment, picc line, picc, hickman, stem cell, bone marrow, methotrexate, biologics, biologic, low {white,neutrophils,immune,wbc} {,cells,cell,blood,count,system}, white {cells,count,cell count} {is,} low, rituximab, azathioprine, tacrolimus, immunotherapy, clozapine, carbimazole, sickle cell, sickle, cytarabine

rule glass-test emergency sepsis_meningitis
  for   children and young adults with blood poisoning by meningococci
  why   a rash that does not fade under a glass, or new purple spots with fever, kills within hours
  find  GLASSRASH & {fever,temp,temperature,hot,sleepy,drowsy,sick,vomiting,headache,stiff,light,floppy,limp,glass,press,pressed,tumbler,push,fade,fading,cold hands,shivering,unwell,ill,hangover,achy,spreading,blanch,blanching,hands cold,tummy,quiet,baby} &30
  find  RASH & {glass,tumbler} &12
  find  RASH & {purple,dark red,bruise,bruises,bruising} & FEVER &25
  find  RASH & {purple,dark red,bruise,bruises,bruising} & {fever,hot,temperature,sleepy,ill,shivering,temp,sick,floppy,headache} &25
  find  FEVER & GLASSRASH &30
  yes   he has purple spots that stay when I press a glass on them
  no    Is the blue badge form at the desk?
rule meningitis-signs emergency sepsis_meningitis
  for   anybody with meningitis, who often thinks of flu or a hangover
  why   stiff neck, hurting light, fever and headache together; the rash may come late or never
  find  STIFFNECK & FEVER &30
  find  STIFFNECK & HEADACHE &25
  find  STIFFNECK & LIGHTHURTS &30
  find  STIFFNECK & VOMIT &25
  find  STIFFNECK & DROWSY &30
  find  STIFFNECK & {rash,confused,head pounding,cant put chin,chin on,chin to} &25
  find  LIGHTHURTS & FEVER &30
  find  LIGHTHURTS & HEADACHE & VOMIT &30
  find  LIGHTHURTS & HEADACHE & {worst,rash,drowsy,neck,confused} &30
  find  LIGHTHURTS & RASH &30
  find  LIGHTHURTS & DROWSY &30
  find  {cant,cannot,couldnt} >3 chin >3 chest
  find  FEVER & HEADACHE & {neck,light,rash,confused,spots} &30
  find  {meningitis,meningococcal,septicaemia} & ASSERT &8
  find  {dark,dark room,lights off} & STIFFNECK &25
  find  {neck} >3 {killing,agony,wont bend} & {dark,throwing up,vomiting,light,headache,fever,sick} &25
  find  {wont,cant,doesnt} >1 {let,bear,have} >2 light & {vomiting,sick,ear,headache,fever,neck,sleepy} &20
  yes   she's feverish, her neck is stiff and the light hurts
  no    stiff neck from sleeping funny, do you do massage?
rule sepsis emergency sepsis_meningitis
  for   people whose infection turns, above all the old, the new mothers and the very young
  why   fever or infection with confusion, mottled or cold skin, fast breathing, no urine or shaking chills
  find  FEVER & CONFUSED &30
  find  FEVER & MOTTLED &30
  find  FEVER & DROWSY &30
  find  FEVER & CANTBREATHE &30
  find  FEVER & UNRESPONSIVE &30
  find  FEVER & SPEECHBAD &30
  find  FEVER & NOURINE &30
  find  MOTTLED & {clammy,breath,breathing,confused,infection,worse,flu,hot,burning,sleepy,drowsy,legs,unwell,ill,racing} &25
  find  mottled
  find  INFECTION & CONFUSED &30
  find  INFECTION & {shaking uncontrollably,rigors,rigor,cant stop shaking,uncontrollable shaking,mottled,cold hands,hands are cold,racing,breathing fast,slurr{ed,ing},shaking with cold} &30
  find  INFECTION & ILL & SWEATY &30
  find  INFECTION & ILL & {breath,breathing,racing,cold,shaking,shivering,dizzy,fast,confused,weak,clammy,worse} &30
  find  INFECTION & STAYS_HOT & WORSE &30
  find  INFECTION & STAYS_HOT & {worse,shaking,vomiting,cant keep,dizzy,confused,back pain,spreading} &30
  find  NOURINE & {ill,breathing,breath,confused,fever,sleepy,drowsy,cold,dizzy,weak,vomiting,racing,since yesterday,all day,24 hours,swollen belly} &25
  find  {like,feel,feeling} >4 {die,dying} & INFECTION &25
  find  {like,feel,feeling} >4 {die,dying} & {cold,racing,hot,shaking,infection,fever,hands,chest infection,breath,weak} &25
  find  {rigors,rigor}
  find  {sepsis,septic,septicaemia,blood poisoning} & ASSERT &8
  find  HIGHTEMP & ILL &25
  find  HIGHTEMP & {sense,confused,sleepy,shaking,weak,wont come down,fast,not coming down,nonsense,rash,stiff,drowsy,breathing,days} &25
  find  {wont,not,isnt,doesnt} >2 {come down,coming down} & FEVER &12
  find  FEVER & {going to die,like im dying,gonna die,worst ive felt} &20
  find  FEVER & FITTING &30
  find  INFECTION & {heart,hearts,pulse} >3 {racing,train,pounding,going,fast} & {cant get warm,shivering,cold,loo,wee,pee,confused,breath,hot} &30
  find  {breathing} >1 {quick,fast,quickly} & {hands,feet,skin,fingers} >3 {ice,cold,freezing,mottled} &20
  find  INFECTION & {breathing quick,breathing fast,breathing really fast,hands are like ice,cold hands,like ice} &25
  find  FEVER & {heart,pulse} >3 {train,racing,pounding,hammering} & NOURINE &35
  find  ILL & FEVER & {blotchy,legs,cold,hands,breath,breathing,confused,racing} &25
  find  {cut,scratch,bite,thorn,graze,splinter,wound,pin} & {hand,finger,arm,leg,foot} & {tight,shiny,purple,swollen,black,red} & ILL &35
  find  FEVER & {wont play,looking through me,cold hands,hands and feet cold,feet cold,hands cold} &25
  find  {rattling the bed,bed shaking,shaking the bed,violent shivers,shaking violently,violent shaking} 
  find  {hot,feverish,temperature,catheter,uti,infection} & {wrong name,doesnt know me,not know me,confused,muddled,rambling,calling me} &20
  find  HIGHTEMP & {fading,awful,worse,arm,hot,terrible,breathing,shaking,weak,cant} &25
  yes   Mum has a water infection, she's shivering and doesn't know where she is
  no    Is there a leaflet on sepsis in Polish?
rule fever-at-risk emergency sepsis_meningitis
  for   people on chemotherapy, with a transplant, without a spleen or with weak defences
  why   fever or shivers in them is neutropenic sepsis until shown otherwise: within the hour
  find  WEAKIMMUNE & FEVER &40
  find  WEAKIMMUNE & {shiver,shivers,shivering,shivery,unwell,feverish,hot and cold,chills,flu like,fluey,sore throat and,infection,infected} &30
  find  WEAKIMMUNE & ILL &30
  find  WEAKIMMUNE & {hot,shaking,shakes,temperature} &25
  yes   I'm on chemo and my temperature is 38.2
  no    Chemo starts in March, should I have the flu jab before?
rule spreading-infection emergency sepsis_meningitis
  for   people with a skin or dental infection that spreads
  why   red lines, black or purple skin, pain beyond the wound, a swelling jaw or neck
  find  {red line,red lines,red streak,red streaks,redness,tracking,red track,streak,streaks} >6 {up,along,spreading,arm,leg,running,creeping,climbing,moving}
  find  {cut,wound,leg,arm,bite,skin,foot,toe,cellulitis,hand,finger,graze,scratch,ulcer} & {purple,black,spreading,hot and red,red and hot,hot,turning black,going black} & FEVER &25
  find  {cut,wound,leg,arm,bite,skin,foot,toe,cellulitis,hand,finger,graze,scratch,ulcer} & {purple,black,spreading,hot and red,red and hot,hot,turning black,going black} & {shivery,shivering,fever,worse,agony,feverish,ill,unwell,sick,hot and cold,spreading fast,spreading up,temperature,temp,smells,smelly} &25
  find  {abscess,tooth,wisdom tooth,dental,gum,jaw} & {swell,swelling,swollen,huge,massive} & {cant,fever,shivering,swallow,open,eye,neck,breath,breathing,temperature,shivery,feverish,spreading,hot} &25
  find  {cant,cannot,barely,hardly,struggling to} >2 open >2 {mouth,jaw} & {swollen,swelling,fever,throat,tooth,abscess,shivering,pain,swallow,wisdom,tonsil,drool,drooling} &25
  find  {cellulitis} & {spreading,worse,fever,shivering,hot,past the line} &15
  find  {eye,eyelid,eyelids} & {swollen,swelling,shut,bulging} & FEVER & {red,closed,shut,swollen,painful} &25
  find  {eye,eyelid,eyelids} & {swollen,swelling,shut,bulging} & {fever,hot,cant move,temperature,red and,double} & {red,closed,shut,swollen,painful} &25
  find  {cut,scratch,bite,thorn,graze,splinter,gardening,pin,stood on} & {whole hand,whole foot,whole leg,whole arm,up my arm,up his arm,up my leg} & {purple,swollen,red,black,shiny,tight,hot,stinks,throbbing} &30
  find  {cant,couldnt} >2 swallow & {open wide,open my mouth,potato,voice,dribble,drool,spit,throat} & throat &25
  find  hot potato & {voice,throat,swallow} &12
  yes   a red line is creeping up my arm from the graze
  no    the wound nurse sees no sign of infection, when is my next dressing?

# ---------------------------------------------------------------- pregnancy and after birth

set PREG
  pregnant, pregnancy, preg, preggo, preggers, prego, pregnent, expecting, bump, due {date,in,next,on}, <4-42> {week,weeks,wk,wks,w} {,and <1-6> days} {pregnant,gone,preg,along,gestation,into}, <24-41> {week,weeks,wk,wks}, {im,i am,at,now,only,am only,im only,im about,im nearly,roughly,around} <4-42> {week,weeks,wk,wks}, <20-42> {plus,w}, {first,second,third} trimester, trimester, antenatal, midwife, midwives, labour, labor, in {,early} labour, unborn, foetus, fetus, carrying twins, maternity, placenta, previa, ectopic, {positive,pregnancy} test, missed period, period {is,} {,<1-9>} {,week,weeks,days} late, late period, tested positive, gone <4-42> weeks, <1-9> {months,mths} {pregnant,gone,along}, ivf, embryo, miscarry, miscarrying, miscarriage
  <24-41> plus <1-6>, {<24-41>} <1-6> {,weeks}, tightenings, braxton, {our,the,my} unborn, carrying
set POSTPARTUM
  {gave,given,giving} birth, had {my,the,our,a} {,little} {baby,twins,section,c section}, just had {a,the,my} {baby,twins}, {post partum,postpartum,postnatal,post natal}, after {birth,the birth,giving birth,delivery,having the baby}, since {the,giving} birth, new {mum,mother}, since {having} {the,my} baby, delivered, c section, csection, caesarean, cesarean, breastfeeding, afterbirth, stitches down below, breast feeding, birth {<1-9>,last,two,three} {,days,weeks,week} ago, {<1-12>} {days,weeks} {after,post} {birth,partum}, lochia
set PREGNANTBODY
  = PREG
set BABYMOVES
  = {baby,bub,movement,movements,kicks,kick,kicking,wriggling,little one,bump} & {less,hasnt moved,not moved,not moving,havent felt,not felt,cant feel,stopped moving,stopped kicking,isnt moving,quiet,quieter,reduced,slowed,slower,no movement,no movements,no kicks,not kicking,isnt kicking,fewer,not been moving,hasnt been moving,barely moved,hardly moved,hardly moving,barely moving,no kicking,hasnt kicked,decreased,weaker,not as much,not wriggling,changed,isnt wriggling,hasnt been kicking,hasn t moved,havent had any,a lot less} &8
  {reduced,fewer,less,decreased,no,slowed,slower,weaker,hardly any,barely any,not many} {,baby,fetal,foetal} {movement,movements,kicks,kicking,wriggles}
set INBELLY weak
  bump, in there, womb, <16-42> {week,weeks,wk,wks,w}, pregnant, cold water, lay on my side, kick count, midwife, since {last night,yesterday,this morning}, all {day,morning,night}, today, maternity, scan, kick, kicks, kicking, movement, movements

rule pregnant-bleeding emergency pregnancy
  for   pregnant people and the child
  why   bleeding, clots or constant pain in pregnancy may be ectopic, miscarriage or the placenta coming away
  find  PREG & BLEED &30
  find  PREG & {clot,clots,spotting,blood,gush,bright red,brown discharge,fresh blood,pads,pad} &25
  find  PREG & BADPAIN &25
  find  PREG & {pain,pains,cramp,cramps,cramping,crampy,painful,hurts,stabbing} & {severe,constant,sharp,bad,one side,one sided,shoulder,faint,dizzy,worse,hard,left side,right side,low down,tummy,stomach,belly,clots,lower,regular,every} &25
  find  PREG & FAINTISH &25
  find  PREG & {faint,fainted,collapsed,passed out,blacked out} &25
  find  {period,coil,iud,missed,late} & {shoulder,one side,left side,right side,on the left,on the right,low down,lower} & {pain,agony,hurts,fainted,faint,dizzy,collapse,sharp} &30
  find  PREG & {fell,fall,fallen,slipped,kicked,punched,hit,crash,accident,bump hit,landed,tripped,pushed} &20
  find  ectopic & {pain,think,bleeding,faint,had,shoulder} &12
  find  {miscarrying,having a miscarriage,losing the baby,losing my baby,am i losing}
  find  PREG & {pink,red,brown,blood} & {wiped,wipe,wiping,knickers,pants,toilet,loo} &25
  find  PREG & {tummy,belly,bump,stomach} >4 {hard,solid,rock,rigid,tight} &25
  find  {positive test,pregnancy test,missed period,tested positive} & {shoulder,pain,faint,passed out,dizzy,bleeding,agony,one side} &25
  find  PREG & {shoulder,shoulder tip} & PAIN &20
  find  {mucus plug,show,plug} & {blood,bloody,bright} & {weeks,<20-37>,early} &15
  find  PREG & {tightening,tightenings,ache,back ache,backache,period pains,period pain} & {every,minutes,regular,coming and going,waves} &25
  yes   I'm 8 weeks pregnant with sharp pain on one side and bleeding
  no    20 weeks, no bleeding no pain, can I still swim?
rule baby-moves-less urgent pregnancy
  for   the unborn child
  why   fewer or no movements need the maternity unit now, not tomorrow
  find  BABYMOVES & INBELLY &30
  find  BABYMOVES & PREG &30
  find  {reduced,fewer,decreased,no} >2 movements 
  find  {nothing,not a peep,no sign} >2 since & {weeks,acrobat,kicks,kicking,normally,baby,bump} &25
  find  {usually,normally} >5 {active,kicking,acrobat,wriggly,lively,moving,moves} & {nothing,quiet,less,hasnt,today,still} & {<20-41>,weeks,baby,bump,pregnant} &25
  yes   haven't felt the baby kick since last night, 31 weeks
  no    22 weeks and he's kicking loads, when is my scan?
rule pre-eclampsia urgent pregnancy
  for   pregnant people and new mothers
  why   bad headache, flashing lights, swollen hands or face, pain under the ribs, high pressure
  find  PREG & HEADACHE &30
  find  PREG & {flashing,flashing lights,spots,stars,blurry,blurred,vision,seeing,zigzag,sparkles} & {head,headache,eyes,hands,swollen,puffy,seeing,vision,see,blurry,feet,face,lights} &30
  find  PREG & {swollen,swelling,puffy,swelled,puffed} & {face,hands,suddenly,headache,fingers,sudden,rings} &25
  find  PREG & {blood pressure,bp} & {high,<140-220>,up,over,through} &25
  find  PREG & {under,below} >2 {ribs,rib} & {pain,sore,hurts} &20
  find  POSTPARTUM & HEADACHE &30
  find  {preeclampsia,pre eclampsia,eclampsia} & {think,headache,had,again,now,symptoms,vision,swollen} &12
  find  PREG & {itch,itching,itchy} & {hands,feet,palms,soles,all over,night} &25
  find  PREG & FITTING &30
  find  PREG & {cant keep,keep anything down,throwing up everything,keep water,keep fluids,keep any} &25
  find  PREG & VOMIT & {dark,days,weak,dizzy,brown,wee,non stop,constantly,blood,<4-40> times,every hour} &30
  find  PREG & {vision,eyes,sight} >5 {sparkly,sparkles,blurry,blurred,flashing,funny,spots,stars,zigzags}
  find  PREG & {rings,ring} >3 {off,tight,stuck}
  find  PREG & VOMIT & {weight,stone,sips,cant keep,weak,dizzy,days,stop,dehydrated} &30
  find  PREG & {cant stop being sick,cant stop vomiting,cant keep,sips down} &30
  find  PREG & {dark} >2 {wee,pee,urine} &25
  yes   35 weeks, pounding headache and I see flashing lights
  no    morning sickness, does ginger help when pregnant?
rule waters-and-labour urgent pregnancy
  for   people in labour, early above all
  why   broken waters, early contractions, a cord or a head coming
  find  {waters,water} >2 {broke,broken,gone,went,breaking,break,leaking,leaked,trickling,have gone,burst,going}
  find  {contractions,contracting,contraction} & {mins,minutes,apart,early,weeks,every,close,closer,pushing,strong,min,bleeding,weeks,midwife,started,regular,pain} &20
  find  PREG & {leaking,leak,gush,gushed,gushing,fluid,trickle,trickling,wet,soaked} & {fluid,waters,clear,green,brown,greeny,smelly,leaking,down,bed,underwear,knickers,leg,legs} &20
  find  {in labour,in labor,gone into labour,going into labour,gone into labor,labour has started,started labour,labour started,labour pains}
  find  {need,want,urge,feel like,feeling like} >3 push & {baby,contractions,labour,weeks,pregnant,head,bearing,down} &25
  find  {head,baby,feet,foot,bum} {is,are,has} {,already,just} {coming,crowning,out,showing,come out}
  find  {cord,something} >6 {coming out,hanging,dangling,came out,down there,sticking out}
  find  {tightenings,contractions,pains} >3 {every,minutes,mins,apart,close,regular}
  find  {wet,soaked,gush} & {not wee,not pee,isnt wee,isnt pee,bed,chair} & PREG &20
  yes   my waters have just gone at 34 weeks
  no    What happens when your waters break? It's for the birth plan class
rule after-birth emergency pregnancy keeps past
  for   mothers in the weeks after birth
  why   heavy bleeding, clots, fever, a swollen calf, chest pain or dark thoughts after birth
  find  POSTPARTUM & BLEEDS_HEAVY & {heavy,clots,clot,soaking,soaked,gush,pad,pads,faint,dizzy,hour,half hour,more,again,bright,big,lots,loads,pouring,smelly} &30
  find  POSTPARTUM & {bleeding,clots,clot,soaking,soaked,gushing,flooding,blood,pads,pad} & {heavy,clots,clot,soaking,soaked,gush,pad,pads,faint,dizzy,hour,half hour,more,again,bright,big,lots,loads,pouring,smelly} &30
  find  POSTPARTUM & FEVER &30
  find  POSTPARTUM & {smelly,smells,foul,stinks} & {discharge,blood,stitches,wound} &25
  find  POSTPARTUM & {calf,leg} & {swollen,sore,hot,red,pain,painful,hard,tender,swelling} &25
  find  POSTPARTUM & BREATHLESS & {pain,tight,short,cant,hurts,breathless,breathing} &25
  find  POSTPARTUM & {chest,breath,breathe,breathless} & {pain,tight,short,cant,hurts,breathless,breathing} &25
  find  POSTPARTUM & ILL &30
  find  POSTPARTUM & {voices,not real,hearing,hurt the baby,harm the baby,dont want to be here,kill,watching me,evil,devil,not my baby} &30
  find  {baby was born,born on,had him,had my} & {pads,pad,clot,plum,golf ball,lemon,soaked,filled,bleeding} & {since,filled,passed,soaked,clots,three,two,hour,like,size} &25
  find  {filled,filling,soaked,soaking,going through} >4 {pads,pad} & {baby,birth,born,section,labour,hour,midnight} &20
  find  {gave birth,had the baby,after the birth,postpartum,had a baby} & {isnt his,not his,not hers,isnt hers,not mine,isnt mine,watching,voices,devil,evil,swapped,special,not slept,hearing} &30
  yes   had my baby last week and I'm soaking a pad an hour
  no    I had my baby in June, when is the six week check?

# ---------------------------------------------------------------- babies

set INFANT weak
  baby, bub, new born, {<0-12>,one,two,three,four,five,six,seven,eight,nine,ten,eleven} {mo,month,months,mth,mths,mnth,mnths,m} {,old,o}, {<0-52>,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve} {wk,wks,week,weeks,wo} {old,o}, {<0-30>,one,two,three,four,five,six,seven} {day,days,d} old, <0-16> {wk,wks,week,weeks} {baby,boy,girl,twin}, {hes,he,shes,is,only,at,just} {,only,just} <1-11> {months,mths,weeks,wks,mo}, preemie, premature, prem, neonate, {hes,is,twins are,twins is} <2-30> weeks, nappy, nappies, diaper, diapers, fontanelle, fontanel, soft spot, bottle feeds, breastfed
  {born} {<1-9>,a few,two,three} {days,weeks}, {hes,is} <1-11> {months,mths,weeks,wks,mo}, {his,the} {first,second} jabs, feeds, {<2-11>,two,three,four,five,six,seven,eight,nine,ten} {months,mth,mo}, <1-12> {wks,wk,weeks} {and,hot,temp,has,with,fever}
set NOFEED
  {half,less than half} {of,} {,his,my,usual,the,normal} {,usual,normal} {feed,feeds,milk,bottle,bottles}, poor feeding, feeding badly, feeding {poorly,less,half}, not interested in {milk,food,feeds}, {refusing,refuses,wont take} {everything,food,fluids}
  = {wont,not,isnt,refusing,refuses,refused,doesnt,stopped,hasnt,havent,no interest in,off,cant,too sleepy to,too tired to,barely,hardly} >3 {feed,feeds,feeding,fed,suck,sucking,latch,latching,bottle,bottles,milk,drink,drinking,eat,eating,breast,boob,nursing,formula}
set DRYNAPPY
  {no,not had,hasnt had,havent had,one,only one,fewer,dry,less,not many,isnt having,not a single,not had any,hasnt had any,havent had a,hasnt had a,only two} {,any,a} {wet,wee,weed,pee,peed} {nappy,nappies,diaper,diapers,nappys}, {nappy,nappies,diaper,diapers} {is,been,still,has been,have been} {,bone,still,completely,all} dry, dry {nappy,nappies,diaper,diapers}, {hasnt,havent,not} {weed,peed,wet,had a wee,done a wee} , sunken {eyes,soft spot,fontanelle,fontanel}, no tears, {eyes,soft spot,fontanelle,fontanel} {is,} sunken, dry mouth, sunken
set BADCRY
  high pitched, high pitch, {weird,funny,strange,odd,different,shrill,unusual,cat like,wont stop,constant} {cry,cries,crying,scream,screaming,screams}, {crying,cries,cry,screaming} {,is} {,all} {funny,weird,strange,odd,differently,non stop,nonstop,for hours,constantly}, inconsolable, inconsolably, moaning, whimpering, {wont,cant,hasnt,not} {,stop,be,been,get him to} {stop,stopped} {crying,screaming}, weak cry, screaming {on and off,in pain,for hours,and drawing,nonstop}, {crying,screaming} {for,nearly,over,about} {,<2-24>} {hours}, arch{ing} {his,} back, drawing {his,} {knees,legs} up, pulling {his,} {knees,legs} up
set SOFTSPOT
  = {soft spot,fontanelle,fontanel} >3 {bulging,raised,hard,sunken,swollen,tight,full,sticking out}
  = {bulging,sunken,swollen} >2 {soft spot,fontanelle,fontanel}

rule baby-fever urgent infant_unwell
  for   babies, who cannot fight infection and cannot tell
  why   38 degrees under three months, 39 under six: seen now; any hot baby is worth a call
  find  INFANT & FEVER &30
  find  baby & {hot,fever,temp,temperature,burning,boiling,shivery,<38-42>} &15
  find  INFANT & {hot head,hot,burning,fever} & {screaming,pick,crying,sleepy,moaning,grizzly,jabs,feeding} &25
  yes   our 6 week old has a temperature of 38.1
  no    When is the next baby weighing day?
rule baby-floppy emergency infant_unwell
  for   babies
  why   floppy, hard to wake, blue, mottled, grunting, pausing in breathing, high-pitched cry, bulging soft spot
  find  INFANT & DROWSY &25
  find  INFANT & UNRESPONSIVE &25
  find  INFANT & {floppy,limp,lifeless,flop,floppier,like a rag doll} &20
  find  INFANT & CANTBREATHE &30
  find  INFANT & RIBSIN &30
  find  INFANT & LIPSBLUE &25
  find  INFANT & PALE &20
  find  INFANT & MOTTLED &25
  find  INFANT & BLUE &15 & {lips,mouth,hands,went,goes,turned,face,round} &25
  find  INFANT & BADCRY &25
  find  INFANT & {freezing,cold to touch,very cold,stone cold,ice cold,freezing cold,really cold} &15
  find  INFANT & FITTING &25
  find  INFANT & {jerk,jerks,jerking,spasms,twitch,twitching,startle,startling} & {clusters,eyes,repeatedly,waking,head,arms,loads,series,rhythm,stiff} &25
  find  INFANT & GLASSRASH &30
  find  INFANT & {dots,spots,rash} & {hot,fever,sleepy,purple,floppy,temp,temperature} &25
  find  {baby,newborn} >3 {dont,doesnt,not,isnt} >1 {look right,looking right,seem right,right,himself,acting right,waking,moving}
  find  SOFTSPOT
  find  INFANT & {grunt,grunts,grunting} &15
  find  INFANT & {breathing,breathes} & {fast,funny,weird,pauses,pausing,stops,stopping,noisy,hard,ribs,quick,rapid} &15
  find  INFANT & {stopped,stops,pauses,paused,holding} >2 {breathing,breath} &25
  find  INFANT & {dusky,colour,color} & {funny,feeds,feeding,lips,goes,going,blue,dusky} &20
  find  INFANT & {like jelly,jelly,floppy as} &20
  find  INFANT & {steam engine,steam train,ribs,sucking in,panting} &20
  find  {top of his head,fontanelle,soft spot} >3 {bulgy,bulging,bulges,hard,sunken,raised}
  find  INFANT & {cough,coughs,coughing} & {no breath,stops,blue,red,holding his breath,cant breathe,whoop,dusky,pause} &20
  find  INFANT & {wont smile,not smiling,staring,not looking} & {breathing,hot,floppy,sleepy,quiet} &20
  find  {dropped,drop,fell} >4 baby >6 {tiles,floor,stairs,head,concrete}
  yes   baby is limp and won't wake up properly
  no    our floppy bunny from baby group was left in room 3
rule baby-not-feeding urgent infant_unwell
  for   babies
  why   a baby who will not feed or has no wet nappies is ill or drying out
  find  INFANT & NOFEED &25
  find  DRYNAPPY & INFANT &30
  find  DRYNAPPY & {vomiting,sick,throwing up,diarrhoea,feeding,milk,hours,drinking,runs} &25
  find  INFANT & VOMIT & {green,bile,bright,yellow,blood,projectile,everything,all day,constantly,every feed,days,sunken,tears} &25
  find  {vomit,sick} & {green,bile,bilious} & INFANT &15
  find  {vomit,sick} & {green,bile,bilious} & {baby,bright,nappy} &15
  find  INFANT & {green,bile} & VOMIT &20
  find  {baby} >2 sick >3 {green,bile,blood}
  find  INFANT & {red,blood,jelly,redcurrant,bloody,red jelly} & {nappy,poo,poos,stool,stools,diaper} &20
  find  INFANT & {yellow,jaundice,jaundiced,orange} & {sleepy,feed,feeding,wont,not,eyes,more,tummy,legs,very,really} &20
  find  INFANT & VOMIT & {diarrhoea,runs,lethargic,sunken,no tears,dry,weak} &25
  find  INFANT & {slept through,sleeping through} >2 {feed,feeds,two}
  find  INFANT & {blood,slime,mucus,jelly} & {nappy,poo,nappies} & {legs,drawing,white,screaming,crying,pulling} &25
  find  INFANT & {belly button,cord,umbilical} & {red,smelly,pus,spreading,bleeding,oozing} &20
  find  INFANT & {hasnt,not,no} >3 {pooed,weed,wee,poo,wet} &20
  find  INFANT & {yellow} & {skin,eyes,knees,feet,legs,more,face} &15
  find  INFANT & {legs up,drawing his legs,pulling his legs,knees up} & {white,pale,screaming,blood,crying} &20
  yes   my 9 week old won't take any milk since last night
  no    9 weeks and feeding well, when is the next weigh in?

# ---------------------------------------------------------------- suicide and self-harm

set MYSELF weak
  myself, himself, my self, themselves, themself, me, my life, his life, my own life, his own life
set WANTDEATH
  wish {i,he} {was,were,is} {dead,never born,not here,gone,not alive}, wish i {hadnt,wasnt,werent,wouldnt,didnt} {,been,have to,} {born,alive,here,exist,wake up,woken up,woke up,be here}, better off dead, {be,is,am} better dead, rather be dead, rather die, death {would,will} {be,come}, ready to {die,go now,be with,join}, want {to} {meet,join} {my,his} maker, {ready,time} to go {and,to} be with, not scared {of dying,to die}, no reason {to live,to be here,to carry on,to keep going,to stay,to wake up,for living}, {nothing,anything,something} {left,much,} {to} {live,stay} for, {nothing left,nothing} {,to live,to stay,for me} {here,for me,anymore}, tired of {living,life,being alive,existing,fighting,this life,trying to live,waking up}, {sick,done,finished,fed up,had enough} {of,with} {living,life,being alive,existing,this world,this life,being here,everything}, hate {my life,being alive,living,myself so much}, life {isnt,is not,not,aint} worth {living,it}, not worth {living,being here}, {cant,cannot} {go,carry} on {,like this,living,with this,with life,anymore}, {give,gave,giving,given} up on {life,living,everything,myself}, {want,need,wish} {everything,it all} {to,would} {,just} {stop,end,be over}, {want,wanna,wish i could,could} {,to} {,just} {disappear,vanish} {,forever,for good,completely}, {go,fall} to sleep {and,n} {not,never} wake, {not,never} wake up {again,tomorrow,in the morning,anymore}, {sleep,close my eyes} {forever,for ever}, wouldnt care if i {died,didnt wake,got hit,never woke}, {if,wouldnt mind if} i {didnt,never,dont} {wake,woke} up
  = {want,wants,wanted,wanting,wanna,wish,wishes,wishing,ready,rather,prefer,hope,hoping,longing,praying,begging,desperate} >4 {die,dead,be dead,end it,not exist,stop existing,not wake,never wake,cease to exist,end everything,not be here,not be alive,never been born,not been born,hadnt been born}
  = {dont,doesnt,didnt,not,no longer,never} >1 {want,wanna,wants,wanting,wish} >2 {live,alive,exist,existing,wake up,in this world,go on living,carry on living,be around}
  = {dont,doesnt,didnt,not,no longer,never} >1 {want,wanna,wants,wanting,wish} >2 be here >1 {anymore,any more,any longer,no more}
  = {dont,doesnt} >1 {want,wanna} >0 to be here
  = {dont,doesnt,wouldnt,not} >1 {care,mind} >1 if >1 i >1 {live,lived,die,died,wake,woke,dont wake,didnt wake,never wake}
  = {cant,cannot,dont think i can,dont know if i can,dont know how much longer i can,how much longer i can} >0 {face,go on,live,keep going,keep living,carry on,cope,take,do,stand,bear,handle} >3 {anymore,any more,any longer,much longer,no more}
  = I >2 {cant,cannot} >1 {live,go on,carry on} >1 {like this,with this,with myself}
  = {cant,cannot,couldnt} >1 {face} >1 {another day,tomorrow,living,life,waking}
  {dont,do not,cant,cannot} trust myself, {not,dont feel} safe {with,by} myself, {not,dont feel} safe {alone,on my own}, cant keep {myself,himself} safe, {dark,bad} thoughts, {cant,couldnt} see a way {out,forward,through}, {end,edge} of my {tether,rope}, {just} taking up space, life {isnt,is not} for me, {with,join,see} {my,} {late,dead} {mum,wife,husband,child,dad,brother}, {had enough,sick} of {it all,everything,life,living}, {dont,doesnt} see {the,a,any} {point,reason,future}, what is the {use,point} {of,in} {me,living,going,carrying,trying,anything,life}, {im,i am} {not strong enough,too tired to go on,done fighting,done trying}, {kill,end} me, shouldnt {be alive,be here,exist}, {deserve,deserves} to die, {scared,afraid} of what {i,ill,i might,i may} {do,might}, {wish,hope} {i,he} {die,dies,died}, {no,nothing} left {in me,to give,for me}, not long {left} for me
set ENDIT
  {end,ending,ended,finish,finishing,take,taking,took} {,it,my,his,things,his own,my own,everything,it all} {life,own life,all,everything,today,tonight,once and for all,for good}, {ending,end} it, {kill,kills,killing,killed,hang,hanging,hung,hanged,drown,drowning,shoot,shooting,gas,gassing,stab,poison,smother,suffocate,starve,starving,jump,throw,throwing} {myself,himself,themselves,themself,my self}, kill {my,him} self, {off,offing,do,top,topping,doing,unalive,unaliving,unalived,finish} {myself,himself} {,in}, kms, kys, unalive, unalived, unaliving, {suicidal,suicide,sucide,suicde,suiside,suicid}, sewerslide, {killing,hurting} myself, {slit,slitting,slash,slashing,cut,cuts,cutting} {,my,his} wrist, {slit,slitting,slash,slashing,cut,cuts,cutting,blade,blades,razor,knife} {,to} {,my,his} wrists, {jump,jumping,jumped} {off,in front,out,from} {,of} {,a,the} {bridge,train,window,building,roof,cliff,balcony,traffic,car,bus,lorry,tracks,car park,multi storey}, in front of {a,the} {train,bus,lorry,car,truck}, {walk,step,run,walking} {into,in front of} {,the} {traffic,sea,river}, {drive,driving,crash} {,my,the,into} {car,a wall,a tree,off the} {,into a tree,into a wall}, noose, {a,the,some,found a,bought a,got a,tied a} rope, {say,saying,said,says} {my,his,our,final,last} {goodbyes,goodbye}, {suicide,goodbye,farewell} {note,notes,letter,letters}, {goodbye,farewell} {,to} {everyone,everybody,world,all,cruel world,you all,forever,my friends}, {this is,its,this is my,consider this my} {goodbye,farewell,last,final} {,message}, {on,standing on,sat on,sitting on,at,by} {the,a} {bridge,ledge,edge of the roof,roof,cliff edge,cliff,train tracks,railway,tracks,train line,platform edge,window ledge}, {over,on} {the} edge {of the} {bridge,roof,building,cliff}, {by the time} {you,anyone} {read,reads,gets,sees}, {put,putting} an end to {it,things,my life,everything,it all}, way out {of this,for me,is}, only way out, no way out, {escape,out} {from} this life
set BURDEN
  {better,happier,easier,best,fine,better place} {,off} {without me,if i,with me gone,with me dead,when im gone,once im gone,me gone}, {without me} {theyd,they would,everyone would,hed,my child would} {be}, {no one,nobody,noone} {would,will,d,ll} {,even,ever,really} {notice,miss,care,mind,cry,know} {,me,if i,if im,when im}, {wouldnt,wont,not} {miss,notice} me, they {wont,wouldnt} {miss,notice} me, {burden,weight,waste of space,waste of} {on,to} {,my,the} {everyone,them,family,child,mum,everybody,people,others}, such a burden, {im,i am,being,feel like,just} a burden, waste of space, {if i,i just,i could} {disappear,disappeared,vanish,vanished,just disappeared} {,for good,forever}, disappear for good, {when,once,after,if} {im,i am,i} {gone,dead,not here,not around,no longer here,die,am gone}, {after,when} im gone, {wont,will not,not} {be} {here,around,alive} {,much longer,for long,next,tomorrow,anymore,by,to see,for}, wont {be} {needing,need} {them,it,any,this,that,these,my} {,anymore,any more,again,where,soon}, wont be needing {them,it,any}, {giving,gave,given,give} {away,my} {,all} {my,things,stuff,belongings,possessions} {,away}, {written,wrote,writing,left,leaving,leave} {the,my,some,a,him,them} {letters,note,notes,goodbye,letter for,last letter}, {put,putting,got,sorted,getting,sorting} {my,his} {affairs,will} {,in} {order,sorted}, {sorted,sorting,finished,updated} {my,his} {will,funeral,affairs}, thank you {all} for everything {goodbye,you did,youve done and goodbye}, {forgive,sorry to} {me} {for what,everyone,for leaving,mum,my child}
  = {look,looks,looking,care,caring,cares,feed,take,takes,have,adopt} >3 {cat,dog,child,cats,dogs,pets,fish,rabbit,baby} >3 {im gone,i am gone,im dead,i die,im not here,im not around,after im gone,once im gone}
  = {better,happier,easier,best,fine,safer,richer,relieved,better off} >3 {without me,me gone,i was gone,i wasnt here,i wasnt around,i wasnt there,i were dead,i was dead,i died,i disappeared,im gone,i am gone,i didnt exist,im not here,im not around,i just disappeared,i just went,with me dead,just disappeared,i vanished}
  {wont,not} be {needed,needing it,needing them} after {tonight,today,tomorrow,this week,friday}, dont bother with the {referral,appointment,prescription,results}, if {im,i am} not {around,here} {next,anymore,any more,by,in,tomorrow}, wont be {around,here} {next,by,for,much,after,anymore,to see}, {cleaned,tidied,cleared} the {flat,house,room} and, {paid off,settled,cleared} {all,} my {debts,bills}, {kids,child,family,wife,they,mum} will be {ok,okay,fine,alright,looked after,better off} {financially,without,when im,with the insurance}, look after {mum,child,him,his,each other,yourself,the kids,my,them} for me, {see no,dont see a,cant see a,no} future {for me,} , looked up how, googled how to, researched how, {giving,gave,given} {my,his} {things,tools,stuff,records,clothes,dog,watch,car,guitar,bike,games,savings} away, {say,said} {sorry,goodbye} to everyone, {tired} of being {a person,here,me,alive,in pain,human}, {last,final} {message,post,text,time you will hear,time ill}, see you {on the other side,in heaven,in the next life}, {peace,peaceful} {at last,soon,finally} , one {step,jump} and, it would be {quiet,over,so easy,easy to just}, itd be {quiet,over,so easy,easy,easier if i}, {im,i am} at peace with {it,my decision}, made my decision, made up my mind to, wont {hurt,be in pain,be a problem,be a burden} {anymore,any more,soon,for long}
set SELFHARM
  {self,selfs,selve} {harm,harming,harmed,harms,injury,injuring}, selfharm, selfharming, {cut,cuts,cutting,hurt,hurts,hurting,harm,harms,harming,burn,burns,burning,scratch,scratching,hit,hitting,punch,punching,bang,bite,biting} {myself,himself,themselves,my self}, {cut,cuts,cutting,slice,slicing,slash,slashing,burning,scratching} {,up,into} {my,his} {arm,arms,wrist,wrists,leg,legs,thigh,thighs,stomach,skin,body,forearm,forearms}, {razor,razors,razor blade,razorblade,razor blades,blade,blades} {,to,on,in,across,under} {,my,his}, {starv,starve,starving} {myself,himself}, {making,make,made} {myself,himself} {sick,throw up,vomit}, relapsed {and,with} {cut,cutting,self harm}
set STOCKPILE
  enough {tablets,pills,meds,medication,insulin} {,here,saved,now,in} {to,for,saved}, {lethal,fatal,deadly} {dose,amount,overdose}, {painless,easiest,quickest,best,quick,easy,least painful} {way,ways,method,methods} to {die,go,end,kill}, does it hurt {to,when you} {die,hang,drown,overdose}, {overdose} {,on} {my,all} {tablets,pills,meds}
  = {saving,saved,save,hoarding,hoarded,stockpiling,stockpiled,stashing,stashed,collecting,collected,storing,stash,stockpile} >4 {tablets,pills,meds,medication,paracetamol,insulin,medicines}
  = {how many,how much,what amount of,what dose of} >3 {paracetamol,tablets,pills,amitriptyline,insulin,codeine,ibuprofen,meds,antidepressants,aspirin,morphine,propranolol,sertraline,medication,zopiclone,tramadol,diazepam} >5 {die,kill,be fatal,fatal,not wake,finish me,finish it,end it,end my,lethal,not wake up,never wake up}

rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   asking openly does not plant the idea; a warm line and a named helpline at once does help
  find  WANTDEATH
  find  ENDIT
  find  {take,taking,took} >2 own life
  find  {die,dying} >3 {want,wants,wanna,rather,wish,ready}
  find  {want,wants,wanna} >3 {die}
  find  {have,has,got,made} {,a} plan & {picked,chosen,chose,day,date,suicide,suicidal,die,end,rope,pills,method} &12
  find  {no,whats the,what is the,cant see the,see no,see any,isnt any,not much} >1 point >2 {anymore,any more,living,in living,going on,carrying on,in life,to life,in anything,being here,of living,of life,existing,tbh}
  find  {thoughts,thinking,think,thought,ideas,urge,urges} >3 {suicide,suicidal,dying,death,ending,killing,killing myself,not being here,not being around,driving into,jumping,overdosing}
  find  {tried,attempt,attempted,attempting,trying} >3 {suicide,kill,hang,overdose,end}
  find  {hope,hoping,pray} >2 {dont,not,never} >1 wake
  find  {voice,voices} >5 {jump,kill,hurt,harm,die,end,cut,do it,do things}
  find  {cant,cannot,dont want to} >3 {anymore,any more} & {done,im done,goodbye,sorry,end,point,meds,tired,alone,hopeless,help,life,live,pain} &14
  find  {im,i am,so,just} >1 done >2 {with life,with everything,fighting,trying,living,with it all,here,with this world}
  find  {feel,feeling} >2 hopeless
  find  {nothing to live,live for nothing,lost the will,no will} >2 {for,live,to live}
  find  lost >2 will to live
  find  {no,dont see a,see no,without a,cant see a} >1 future & {me,looked,how,tired,anymore,point} &12
  find  {dont,didnt,doesnt} >1 {think,know if,believe} >3 {be here,make it,get through} >3 {tomorrow,next week,tonight,christmas,the week,the night,morning}
  find  {world,everyone,everything,life} >3 {better,easier} >2 without
  find  {what if i,if i} >1 {just} {didnt wake,drove off,drove into,jumped,stepped,disappeared,never came back,stopped}
  find  {cant,dont want to} >1 {do,face,fight,keep} >1 {this,it,fighting,another} >1 {anymore,any more,any longer,day}
  find  {wish,wishing} >2 {someone,something,car,cancer,a truck,a bus} >3 {kill me,hit me,take me,end it}
  find  {dark,bad,intrusive} >0 thoughts & {driving,bridge,knife,pills,tablets,end,hurt,coming back,worse,scared,alone,tonight,kill} &20
  find  {had enough} & {life,living,goodbye,sorry,everything,cant,tired,end,tablets,pills,tonight} &12
  find  {steer,steering,swerve,drive,driving,wheel} >4 {wall,tree,lorry,oncoming,bridge,traffic,barrier} & {think,thought,thoughts,urge,tempted,could,want,myself,feel,end} &15
  find  {join,be with,see} >2 {him,mum,child,my late} & {soon,again,tonight,better place,heaven,cant live,without,miss} & {died,passed,gone,buried,funeral,late,lost} &25
  find  {pointless,worthless,hopeless,useless,empty} & {cant,anymore,any more,end,die,here,everyone,alone,living,life,going} & I &12
  yes   I don't want to live any more
  no    I'm dying to know if my results are back
rule goodbye crisis suicide_selfharm keeps asked imagined
  for   people who do not say the word
  why   feeling a burden, goodbyes, giving things away, arrangements for afterwards are the indirect words for it
  find  BURDEN !MOVING
  find  {cancel,stop,delete,close} >6 {appointments,appointment,account,prescriptions,prescription,records,everything} & {wont be needing,wont need,dont need,no point,not going to need,no longer need,not be needing,not need} & {anymore,any more,them,thank you,goodbye,everything,where im going,sorry} &25 !MOVING
  find  {thank,thanks} >2 {for everything} & {goodbye,wont be needing,last,farewell,tired,sorry,burden,letters,kind,end,gone} &25 !MOVING
  find  {posted,texted,sent,messaged,wrote,left,text,message,voicemail} >4 {goodbye,goodbyes,saying goodbye,farewell,sorry for everything} 
  find  {goodbye,goodbyes} & {phone off,turned his phone,cant find,missing,note,letter,crying,pills,tablets,bridge,knife,drunk,love you all} &20
  find  {tell,let} >2 {my,them,mum,child,dr,doctor,everyone,him} >5 {sorry,loved,love,loves,kind,know i tried,goodbye,wasnt his fault,not his fault,tried my best} & {letters,letter,note,gone,goodbye,end,tonight,cant,tired,last,when im} &25
  find  {paid off,cleaned,cleared,sorted,tidied,finished} & {debts,flat,house,affairs,will,everything} & {thank,thanks,goodbye,weekend,sorry,last,tonight} &30 !MOVING
  find  {months supply,whole months,extra supply,all of it in one go,all at once,bigger box,double my} & {instead,want,one go,weekly,alone,cant} & {supply,meds,prescription,tablets,pills} &20
  find  {giving,gave,given} >4 away & {says,said,ok,fine,kids,things,sorry,quiet,tools,dog} & HE &15
  find  {platform,tracks,bridge,balcony,roof,car park,motorway,traffic} & {one step,step,jump,let go,quiet,over,think about,wonder,edge,tempted} & I &15
  find  look after >2 {mum,child,him,his,dog,cat,kids} >2 for me
  find  {hung up,phone off,not answering,wont pick up,isnt answering,gone missing,hasnt come home} & {goodbye,sorry,look after,note,drunk,pills,tablets,crying,love you,love us,had enough,knife,depressed,upset} &25
  find  {simpler,easier,better,kinder} >4 {everyone,everybody,them,kids,family} >4 if
  find  {stopped,stopping,refusing,not} >2 {taking,eating,insulin,dialysis,meds,medication,tablets} & {on purpose,to die,deliberately,let it,end,dont tell} &15
  find  {long sleeves,sleeves} & {blood,cuts,scars,marks,blade,hiding,hides} &15
  find  {is it,would it be,how} >1 {quick,painless,peaceful} >3 {if,to} & {do it,car,garage,exhaust,jump,rope,pills,tablets,hang,drown,die,bleed} &15
  find  not >2 {around,here,alive} >1 {for,at,by} >1 {christmas,easter,summer,my birthday,new year,the wedding}
  find  {planning,plan,going} >1 to be >1 {around,here,alive} & {not,dont,christmas,long} &10 !MOVING
  find  {got as far as,climbed over,climbed onto,went to,walked to,drove to,stood at} >3 {balcony,rail,railing,bridge,cliff,edge,roof,station,platform,river,sea,tracks}
  find  {talking about,talks about,wants to,going to} >1 {joining,join,be with,being with} >1 {mum,him,child,his late,god}
  find  {picked,chosen,planned,written,sorted} >2 {songs,funeral,coffin,hymns,eulogy,burial} & {everything,return,ready,goodbye,who,done,kids,dog,letters} &20
  yes   Everyone would be happier without me
  no    We're moving to Leeds, please cancel my appointments. Thank you for everything!
rule self-harm crisis suicide_selfharm keeps asked imagined
  for   people who hurt themselves, and parents who find out
  why   self-harm is distress, and the strongest known sign of later suicide
  find  SELFHARM
  find  {cuts,scars,scratches,burns,marks} >5 {wrist,wrists,arms,arm,legs,thighs} & {child,himself,hides,hiding,sleeves,blade,razor,mum,school,new,found,saw,fresh,his} &20
  find  {eating disorder,anorexia,anorexic,bulimia,bulimic,purging,binge and purge} & {collapsed,fainted,faint,days,havent eaten,hasnt eaten,weight,cant stop,heart,dizzy,help,relapse,worse} &20
  find  {not eaten,havent eaten,hasnt eaten,not eating,wont eat,refusing to eat} & {weight,fat,thin,days,punish,control,calories} &12
  find  {deserve,deserves} >2 {hurt,pain,punish,punished,it} & {myself,himself,to myself,cut,bath,blood,do it} &12
  find  {hurt,do it,doing it,did it} >2 to >0 myself
  find  {punish,punishing} >1 myself
  find  {cut,cuts,cutting,burn,burning} & {feel something,feel better,release,relief,calm,numb the,make it stop} &12
  find  {blood,blade,razor,lighter} & {feel better,calms me,calm,release,deserve} &12
  find  {not,havent,hasnt,stopped} >1 {eat,eaten,eating} & {days,week} & {fat,control,weight,disgusting,deserve,scared to} &20
  yes   my daughter has been cutting her arms
  no    cut myself shaving, do you sell plasters?
rule means crisis suicide_selfharm keeps asked imagined
  for   people with a means at hand
  why   saved tablets, a question about a deadly dose, a bridge or a rope: hours matter
  find  STOCKPILE
  find  {how many,how much} >6 {die,kill,fatal,lethal,wake up,not wake,never wake,finish me,end it,dead}
  find  {gun,knife,rope,noose,pills,tablets,blade,belt} & {myself,himself} & {end,kill,hurt,die,cant,goodbye,alone,scared,use,do something,what he might,what i might} &20
  find  {rope,noose} & {garage,neck,found,bought,bedroom,shed,wont talk,tied,ceiling,tree,attic,loft} &15
  find  {bridge,cliff,railway,rail track,train track,train tracks,tracks,ledge} & {standing,sat,sitting,stood,here,edge,jump,over,looking down,cold,crying} & I &12
  find  {im on,i am on,im at,stood on,standing on,sat on} >2 {bridge,ledge,roof,cliff,tracks,railway}
  find  {afraid,scared,worried,frightened} >6 {do something stupid,do something silly,hurt myself,hurt himself,harm himself,do something to himself,what i might do,what hell do to himself,do myself,something stupid}
  find  {do,doing,done} >1 something >1 {stupid,silly,drastic} 
  yes   I have been saving up my sleeping tablets
  no    How do I hand in old tablets?


# ---------------------------------------------------------------- abuse and violence

set ABUSER weak
  he, hes, mum, child, man, ex, they, theyre, stepmum, stepdad, stepfather, stepmother, step dad, step mum, carer, carers, someone, somebody, family, in laws, landlord, pimp, teacher, coach, priest, lodger, people, dealer, dealers, gang
set HITS
  hit, hits, hitting, beat, beats, beating, beaten, punch, punches, punched, punching, kick, kicks, kicked, kicking, slap, slaps, slapped, slapping, strangle, strangled, strangles, strangling, choke, choked, chokes, throttle, throttled, throttles, burns, burned, bites, bit, smacks, smacked, whips, whipped, headbutted, headbutts, spits at, pushes, pushed, shoves, shoved, drags, dragged, grabs, grabbed, attack, attacks, attacked, attacking, hurt, hurts, hurting, harm, harms, harming, threaten, threatens, threatened, threatening, rape, rapes, raped, raping, abuse, abuses, abused, abusing, assault, assaults, assaulted, molest, molested, molests, touch, touches, touched, touching, groped, gropes, force, forces, forced, forcing, stalk, stalks, stalking, stalked, blackmail, blackmails, blackmailing, terrorises, terrifies, batters, battered, rough with, rough, locks, locked, traps, trapped, throws, threw, controls, pins, pinned, knocked, knocks, pulled a knife, threw things, throws things, smashing, stamps on, shook
set VICTIM weak
  me, my, us, his, mum, child, baby, kids, myself, with me, at me, each other, him, man
set NOTABUSE
  tantrum, tantrums, parenting, playground, terrible twos, cross, delays, delay, bill, bills, price, prices, news, lockdown, storm, physio, masseuse, trainer, dentist, workout, trolley, karate, judo, rugby, football, boxing, match, tackle, flu, cold, game, ball, cat, dog, horse, hockey, injection, needle, filling, jaw, cricket, tooth, stomach bug, by the heat, kickboxing, playing, the door, cupboard, at the gym, martial arts, bug

rule hits-me crisis abuse_violence keeps past asked imagined
  for   people hurt by somebody close, children first
  why   four assistants answered "I am being abused" with "I don't know"; naming the line and the emergency number is the least
  find  ABUSER >4 {hits,hit,beats,beat,punches,punched,kicks,kicked,slaps,slapped,strangled,strangles,throttled,choked,raped,rapes,molested,molests,abuses,abused,assaulted,burns,burned,headbutted,pushed,pushes,shoved,shoves,attacked,attacks,battered,batters,whips,whipped,threatens,threatened,stalks,hurts} >2 VICTIM !NOTABUSE
  find  VICTIM >1 {hit,beaten,punched,kicked,slapped,strangled,raped,molested,abused,assaulted,attacked} >1 by >2 ABUSER !NOTABUSE
  find  {strangles,chokes,rapes,abuses,threatens,strangled,raped,molested,assaulted,abused,beats} >0 me
  find  {he,mum,dad} >4 {hits,beats,strangles,punches,kicks,slaps,rapes} >3 me
  find  {being,get,getting,been,was,is,am,were} >1 {abused,beaten,hit,strangled,molested,trafficked,assaulted,attacked,stalked,blackmailed,raped} !NOTABUSE
  find  {i,was,been,got,being,friend,mum,child} >2 {raped,sexually assaulted,sexually abused,gang raped}
  find  {raped,rapist,rape} >3 {me,him,by,last,saturday,sunday,monday,tuesday,wednesday,thursday,friday,night}
  find  {forced,forces,forcing,made,makes,making,pressured} >2 {me,him,child} >4 {sex,sleep with,things i,touch,marry,marriage,perform}
  find  forced >2 {sex,marriage,marry,have sex}
  find  {touches,touched,touching,touch,interferes,interfering,messes} >3 {child,me,my little,him,my} & {stepmum,stepdad,uncle,grandad,dad,mum,inappropriately,private,privates,down there,night,bedroom,sister,sleep,secret,lodger,coach,teacher} &12
  find  {hurt,hurts,hurting,harming,abusing,beating,hitting,shaking,neglecting,grooming,starving} >2 {child,children,kids,baby,his kids,the kids} !NOTABUSE
  find  {shook,shake,shaken,shaking} >2 baby
  find  {hands,hand,arm,arms,grip} >3 {round,around,on,over} >2 {throat,neck} 
  find  {strangled,strangling,throttled,strangle} >2 {me,him,us,child}
  find  {grabbed,grabs,squeezed,held} >3 {throat,neck} & {he,mum,partner,ex,man,me} &8
  find  {cigarette,cigarettes,iron} >0 burns
  find  {burns,burned,burnt} >2 me >3 {cigarettes,cigarette,iron,lighter,hot}
  find  ABUSER >3 {beats,beat,hits,hit,hitting,whips} >3 {belt,stick,shoe,cable,bat,slipper}
  find  {pushed,pushes,pushing,threw,throws,shoved} >2 {me,him,mum,child} >4 {stairs,wall,floor,down,against,across}
  find  {doesnt,dont,didnt,wont,wouldnt} >1 stop >3 {say no,said no,asked,begged,ask him,told him to}
  find  {comes,came,gets,got} >1 {in,into} >2 {my,our} {bed,bedroom,room} & {night,<8-17>,dad,mum,stepmum,uncle,scared,touch,lock,secret,sleep} &15
  find  {squeezed,squeezes,held,grabbed,holding} >2 {neck,throat} 
  find  hand {shaped,print,prints} & {bruise,mark,face,leg,arm,child,back} &12
  find  HE >2 {shoves,shoved,pushes,pushed,slaps,hits,takes} >6 {pension,money,bank card} & {me,mum,if i,ask} &14
  find  {makes,made,make} >2 {us,me,him,child,kids} >2 {sleep,stand,eat,kneel,stay} >4 {shed,garage,outside,floor,corner,cold,garden,dark,cupboard,naked} 
  find  {dad,mum,stepdad,boyfriend,uncle} & {belt,slipper,stick,cane} & {me,us,brother,sister} & {hit,hits,gets,out,beats,when} &15
  find  {gets,got,getting,turned,turns,became} >1 {physical,violent,aggressive} >2 with >1 {me,us,kids,mum,child}
  find  {put,puts,lays,laid,raised,raises,raise} >1 his >1 {hands,hand,fist,fists} >2 {on me,to me,at me,up to me,on my,on us}
  find  {made me,forced himself,pressured me,wouldnt stop,kept going,said no,i said no,didnt want} & {sex,bed,touch,clothes,night,him,he,date,drunk,party,pill,hurts,bleeding,down there} & {he,him,man,guy,mate,boyfriend,ex,boss} &15
  find  {touch,touches,touched,touching} >3 {down there,private,privates,private parts,bottom,chest,between} & {me,my,child,uncle,dad,teacher,coach,he} &15
  find  {broke,broken,breaks,fractured,dislocated} >2 my >2 {arm,nose,wrist,jaw,ribs,rib,finger,phone,tooth,teeth} & {he,partner,husband,ex,boyfriend,him,temper,row,argument,angry} &12
  find  {walking,tread,treading} on eggshells & {he,mum,him,temper,kids,scared} &20
  find  {temper,loses it,rage,rages,snaps,kicks off,flies off the handle} & {mum,he,him} & {kids,me,scared,hits,hit,throws,broke,punch,holes,walls,smash,hide} &20
  find  {doesnt,dont,wont,never,no} >2 {feed,food,dinner,eat} & {mum,dad,stepmum,they,us,me,punish,punishment,locked,lock} & {us,me,brother,sister,lock,locked,punish,hungry,days} &15
  find  {punched,kicked,hit,slapped,pushed,shoved,grabbed,choked,strangled} >3 {me} & {partner,husband,boyfriend,ex,dad,mum,stepdad,he,man,girlfriend} &12 !NOTABUSE
  find  {bath,bed,shower} >1 with >1 {my,child,him,me} & {man,boyfriend,uncle,stepdad,dad,mum,<5-15>} &12
  find  {if i,if we,if he} >4 {bruise,bruises,tell,told,came,police,say anything} >4 {more,worse,get it,kill,pay}
  find  {hides,hidden,hide,withholds,takes,taken,locked} >2 {my tablets,my meds,my medication,my inhaler,my insulin,my food,my glasses,my wheelchair,my walking frame} & {punish,he,partner,mum,husband,angry,again} &12
  find  {did things,does things,doing things,made me do things} >2 {i didnt want,to me,didnt like,i dont like,i didnt ask}
  find  {throws,threw,chucks,lobs} >2 {plates,plate,things,cups,knife,knives,bottles,chairs,phone} >1 at >1 {me,us,him,the wall,kids}
  yes   my husband hits me when he's had a drink
  no    The price rise hit me hard, can I pay monthly?
rule not-safe crisis abuse_violence keeps asked
  for   people who cannot speak freely
  why   fear of going home, being locked in or watched, threats, and talk of covering for somebody
  find  {not,dont feel,isnt,never,doesnt feel,arent} >2 safe >3 {home,house,here,with him,with mum,around him,tonight,him,them,there,at home,indoors}
  find  {scared,afraid,terrified,frightened,fear,fearful} >4 {go home,going home,of my mum,of mum,of him,he will hurt,he will hit,hell hurt,hell hit,hell kill,he might kill,he will kill,him coming,for my life,what hell do,what he will do,when he comes}
  find  ABUSER >3 {reads,checks,tracks,goes through,monitors,took,takes,smashed,controls} >2 {my phone,my messages,where i am,my texts,my keys,my bank,my passport,my money,my cards,everything i}
  find  HE >2 {wont,doesnt,never} >1 let >1 me >1 {out,leave,see,go,have,use,talk,work,contact,eat,phone,speak}
  find  wont let me {out,leave,go,see,speak,talk} & HE &12
  find  {locked,locks,lock,trapped,keeps} >2 {me} >4 {in,room,house,out,inside,prisoner,bedroom,flat,bathroom}
  find  {threatened,threatening,threatens,says,said,swears,promised} >5 kill >2 {me,us,him,child,mum,kids,the kids,everyone,my family}
  find  HE >1 {is going to,will,gonna,wants to,going to} >1 kill >1 {me,us,child} !SAYING
  find  {if i,when i,if we} >2 {leave,left,tell,go,told,talk,speak} >6 {kill,hurt,take the kids,find me,find us,burn,harm,regret,take my,have me}
  find  {walked into a door,fell down the stairs} & {say,story,supposed to,have to say,excuse,at work,cant say,truth,not true,really,that is what,thats what} &15
  find  {bruises,bruise,bruised,black eye,finger marks,handprint,bite marks,cigarette burns,marks} & {he,mum,carer,child,partner,hides,explain,arms,next door,next doors,always,neck,home,hit,ex,staff,nursing home,care home,rough} & {scared,crying,flinches,wont say,home,rough,carer,care home,partner,hit,next door,next doors,always crying,covered,afraid,staff,grabbed,he did,explain,throat} &25
  find  {next door,next doors,neighbour,neighbours,upstairs,flat above,flat below} & {child,kid,baby,woman,mum} & {screaming,bruises,crying,hitting,shouting,hurt,beating,alone,starving,hit,bruised} &20
  find  {following,follows,followed,outside,waiting,stalking,watching,turned up,banging,trying to get in} & {ex,stalker,man,him,gun,knife,partner,he} & {house,door,outside,me,home,work,scared,window,now} & {scared,afraid,help,gun,knife,ex,stalker,again,police,kick,threatening,wont leave,keeps} &25
  find  {ex,stalker} >6 {outside,following me,follows me,stalking,watching me,at my door,broke in,turned up}
  find  {gun,knife,machete,axe,bat,weapon} & {he,ex,hes,partner,man,mum,they,someone} & {outside,house,got,has,door,threatening,threatened,waving,after me,kill,me,pointed,pulled} &15
  find  {taken,taking,sent,sending,flying} >4 {abroad,back home,to somalia,to pakistan,to africa,overseas,away} & {cut,married,marry,fgm,circumcised,wedding} &15
  find  {fgm,female circumcision,forced marriage,honour,trafficked,sex trafficking,modern slavery} & {me,my,sister,child,help,scared,going,girl,they,want,taking} &15
  find  {drinking,drunk,angry,temper,smashing,high} & {smashing,smashed,breaking,throwing,shouting,punching,violent,kicking off} & {scared,home,hide,hiding,kids,me,go home,locked,afraid} &20
  find  {domestic violence,domestic abuse,abusive} & {my,me,husband,partner,relationship,living,victim,situation,am,home,escape} &6
  find  {carer,carers,staff,nurse,care home,nursing home,home help} & {rough,hits,hit,slapped,slaps,shouts,bruises,finger marks,stealing,steals,leaves him,dirty,grabbed,hurt,cruel} & {mum,his,man,arms,him,nan} &15
  find  {drink,drinks} >3 spiked
  find  {woke,wake} >2 up >3 {his bed,naked,strange bed,no clothes,someones bed,without my,undressed}
  find  {finish,finishing} >1 {the job,me off,what he started}
  find  {not allowed,isnt allowed,never allowed,wont let me,cant come,not let} & {on my own,alone,out,without him,phone,see anyone,clinic,speak} & {my,me,i,he,mum} &15
  find  {hiding,hide,locked myself,barricaded,im} >3 {bathroom,toilet,cupboard,bedroom,shed,under the bed,closet} & {he,him,hes,quiet,kids,scared,banging,angry,kill,mum,door,said} &20
  find  {say its,tell him its,pretend its,put it down as,call it} >2 {smear,dentist,blood test,check up,eye test,something else} 
  find  {dont,do not dont,cant} >1 {call,ring,text,phone,reply,write} & {he,hell,mum,husband,partner} & {see,sees,reads,checks,phone,kill,angry,finds,hear,home} &15
  find  {daughter,child,grandchild} & {came back,come back,back from} & {bruise,bruises,mark,marks,sore down,bleeding down,burns,bite,scared to go} &20
  find  {watching,reading,looking} >2 {me type,what i type,over my shoulder,my messages,my phone}
  find  {need,want,trying,how do i,help me} >3 {get away,escape,get out,leave} & {him,husband,partner,home,house,violent,scared,safe,kids,hell,abusive} &15
  find  {police,refuge,shelter} & {he,him,partner,husband,ex,scared,hit,leave,safe,hurt,threatened} & {me,us,my,i} &15 !VOLUNTEER
  find  {sends,brings,selling,sells,makes,lets} >1 men & {me,flat,room,passport,us,our} &10
  find  {different,back,side,another} >1 {door,entrance,way out} & {he,him,hes,mum,husband,ex,partner} & {car park,outside,waiting,see,scared,following,there} &15
  find  {has,have,took,taken,keeps,holds,no} >1 {my passport,passport} & {men,boss,cant leave,work,paid,locked,flat,owe,debt} &15
  yes   I'm scared to go home tonight
  no    It isn't safe to park outside in the ice
rule may-hurt-others crisis abuse_violence keeps asked
  for   the person who may be hurt, and the one who is afraid of doing it
  why   a threat, or a parent afraid of harming a child, needs a person now
  find  {going to,gonna,want to,wanna,wants to,might,will,could,about to,afraid ill,scared ill,ill,afraid i will,scared i will,afraid im going to,thinking of,planning to,plan to,swear ill,urge to,urges to} >1 {kill,hurt,stab,shoot,harm,strangle,smother,attack,shake,drown,throttle,batter} >2 {him,his,them,someone,somebody,people,mum,child,baby,my baby,the baby,kids,everyone,her,boss,neighbour,ex,man,you all} !SAYING
  find  {shook,smothered,hurt,hit,threw,dropped on purpose} >2 {baby} & {i,lost it,snapped,just,couldnt stop,crying,didnt mean} &12
  find  {thoughts,visions,images,urges} >3 {hurting,harming,killing,smothering,stabbing} >2 {baby,child,my baby,someone,people,kids,him,others}
  find  voice{,s} >4 {telling,tell,told,tells,say,saying,says} 
  find  {hearing,hears,heard,hear} >1 {voices,a voice}
  find  {kill,stab,shoot} >2 {him,them,his,someone} & {knife,gun,swear,axe,bat,weapon} &14
  find  {imagining,imagine,picturing,thinking about,pictures of,thoughts of} >2 {dropping,hurting,throwing,drowning,smothering,stabbing,killing,shaking} >3 {baby,child,him,kids,someone,people}
  find  {ill,gonna,going to,im about to,will} >1 {smash,break,cave,bash,slit,cut,burn} >3 {head,face,skull,throat,neck,house}
  find  {scared,afraid,frightened,worried} >2 {ill,i will,im going to,i might,i could} >2 {do it,hurt,snap,lose it,shake,drop}
  find  {smother,shake,strangle,hit,throw,drown,suffocate} >1 {him,baby,my baby,the baby} & {want,nights,crying,stop,pillow,urge,might,scared} &15
  yes   I'm frightened I'll hurt my baby
  no    Mum is going to kill me if I forget this appointment


# ---------------------------------------------------------------- after an operation or treatment

set PROC weak
  surgery, operation, op, operated, c section, csection, caesarean, section, extraction, tooth out, teeth out, tooth pulled, tooth removed, tooth {came,come,was taken,taken} out, wisdom {tooth,teeth}, biopsy, colonoscopy, endoscopy, gastroscopy, catheter, stent, {knee,hip,joint,valve} replacement, new {hip,knee}, stitches, stitch, staples, sutures, stiches, incision, surgical, drain, graft, implant, tonsils, tonsillectomy, tonsils out, appendix out, appendectomy, appendicectomy, gallbladder, hernia, hysterectomy, mastectomy, bypass, angiogram, ablation, pacemaker, laparoscopy, keyhole, vasectomy, circumcision, tummy tuck, liposuction, bbl, gastric sleeve, gastric band, gastric bypass, boob job, nose job, facelift, root canal, abortion, termination, d and c, spinal, epidural, lumbar puncture, anaesthetic, discharged, post op, procedure, scope, laser, hip op, knee op, cataract, amputation, wound, dressing, plaster cast, cast, splint, feeding tube, peg, stoma, cyst removed, mole removed, socket, gauze
  lump {cut,taken,removed} {out,off,}, {cut,taken} out {friday,monday,tuesday,wednesday,thursday,saturday,sunday,yesterday,last week,today}, {sedation,sedated}, scope, bowel op, eye op, knee op, hip op, where my tooth was, hole where, tummy drain, gastric, sleeve, keyhole, mole off, {day,days} {after,post}
set FRESHPROC weak
  = PROC

rule wound-open urgent post_procedure keeps past
  for   people at home after an operation
  why   a wound that opens, smells, turns black or weeps pus with redness needs the team today
  find  PROC & {opened,open,burst,bursting,come apart,came apart,coming apart,split,splitting,gaping,popped,come undone,came undone,undone,ripped,torn,come open,came open,come away,coming open,hole,pulled apart,given way,come away,reopened} &10 !NOTWOUND
  find  PROC & {pus,oozing,weeping,leaking,smells,smelly,stinks,foul,green,yellow stuff,gunk,black,turning black} & {red,spreading,hot,green,pus,black,smells,smelly,fever,temp,temperature,yellow,feverish,swollen,worse,skin,foul} &18
  find  PROC & {red,redness,hot} & {spreading,hot,swollen,worse,streak,throbbing,<38-42>,fever,temp} &14 & {swollen,pus,spreading,fever,temp,shivery,worse,throbbing,feverish,streak} &25
  find  {see,seeing} >3 {insides,inside,fat,muscle,mesh,bone,guts} & {cut,wound,stitches,op,scar,through} &12
  yes   my caesarean wound has opened at one end
  no    The wound has healed nicely, thank nurse Pat
rule bleeding-after urgent post_procedure keeps past
  for   people bleeding after an operation, a biopsy or an extraction
  why   bleeding that soaks or will not stop, and any fresh bleeding after tonsils, needs help now
  find  PROC & BLEEDS_HEAVY &25
  find  PROC & {bleeding,blood,bled,red} & {wont stop,soaked,soaking,pouring,through,hours,dripping,fresh,spitting,mouthfuls,clots,heavily,still bleeding,again and again,changed,non stop,filling,swallowing,lots,loads,gushing} &22
  find  {tonsils,tonsil,tonsillectomy,adenoids} & BLEED &15
  find  BLEED & HEAVYBLEED & PROC &30
  find  {hole,socket,gap,gum} & {tooth} & {blood,bleeding,filling,mouthful} & {every,minute,filling,mouth,hour,still,pouring,full} &20
  find  {drain} & {red,blood} & {filled,full,twice,hour,again} &15
  find  {tonsils,tonsil,tonsillectomy,adenoids} & {blood,swallowing a lot,swallowing} & {blood,pillow,swallowing,spit} &15
  yes   the biopsy hole won't stop bleeding
  no    Tooth out last week, no bleeding, when can I eat nuts?
rule fever-after urgent post_procedure keeps past
  for   people with an infection after an operation
  why   fever, shivers or feeling worse days after surgery
  find  PROC & FEVER &25
  find  PROC & {feverish,shivery,shivering,shivers,chills,rigors} &25
  find  PROC & ILL &25
  find  PROC & {hot as,shakes,the shakes,hot to touch,shivery} &25
  find  PROC & {rotten,dreadful,really ill,really unwell,feel awful,feel terrible,worse each day} &25
  yes   four days after my hernia op I have a fever
  no    Is there a fever check at the door before surgery?
rule clot-after urgent post_procedure keeps past
  for   people with a clot in the leg
  why   a swollen, hot or painful calf, above all after surgery, plaster, travel or birth
  find  {calf,calves} & {swollen,swelling,swelled,tender,hot,red,hard,twice,bigger,puffy,tight,warm,throbbing} &12
  find  {leg,thigh} & {swollen,swelling,bigger,twice} & {hot,red,painful,sore,warm,flight,surgery,op,tight,tender,purple} & {one,other,calf,left,right,flight,surgery,operation,op,suddenly,since,pill} &25
  find  {calf,leg} & PROC & {flight,surgery,operation,op,replacement,plaster,cast,the pill,birth} & {swollen,hot,red,tight,hard,warm,breathless,tender} &30
  find  {calf,leg} & {pain,sore,painful,tender,ache,aching,cramp,cramping} & {flight,surgery,operation,op,replacement,plaster,cast,the pill,birth} & {swollen,hot,red,tight,hard,warm,breathless,tender} &30
  find  {dvt,blood clot} & {think,leg,calf,worried,swollen,pain,signs,symptoms} &8
  find  {whole leg,leg,thigh,arm} & {swollen,shiny,tight} & {aching,ache,sore,red,hot,painful,hurts} & {since,flight,coach,plane,trip,drive,bed,cast,op,pill,week} &25
  yes   one calf is swollen and hot since the flight
  no    Where do I buy socks to prevent a clot?
rule worse-after emergency post_procedure keeps past
  for   people with a complication inside
  why   breathlessness, chest pain, a hard or swelling belly, or severe pain after a procedure
  find  PROC & BREATHLESS &25
  find  PROC & {breathless,cant breathe,short of breath,chest pain,collapsed,fainted} &25
  find  PROC & CANTBREATHE &25
  find  PROC & BREATHLESS &25
  find  PROC & CHESTTIGHT &30
  find  PROC & UNRESPONSIVE &30
  find  PROC & {tummy,belly,stomach,abdomen,pain} & {rock hard,rigid,hard,blown up,balloon,swollen,bloated,distended,really bad,agony,severe,unbearable,terrible,getting worse,worse,awful,excruciating} & {sweaty,vomiting,sick,hard,worse,pain,fever,faint,pee,wee,agony,swollen,balloon,bad,clammy} &25
  find  PROC & VOMIT & {non stop,constantly,everything,cant keep,days,green,brown,blown up,swollen,bloated,pain} &25
  find  PROC & {swallow,open my mouth,open his mouth,huge,swollen} & {cant,face,throat,neck,eye} & {cant,huge,swallow,open,swollen} &20 & {face,throat,neck,jaw,eye,mouth} &25
  find  PROC & SWEATY & PAIN &25
  find  {cast,plaster,splint,bandage} & {tight,blue,numb,white,cold,tingling,swollen,purple} & {fingers,toes,hand,foot,blue,numb,cold,tingling,purple,white} &15
  find  {epidural,spinal,anaesthetic} & {legs,leg} & {numb,dont work,wont move,still,cant move,weak,cant feel} &20
  find  PROC & {swollen,swelling,size of,huge} & {agony,orange,tennis ball,grapefruit,worse,unbearable,severe} &20
  find  PROC & BADPAIN & {worse,fever,swollen,sick,cant,sweaty,faint,hard,days,nothing,hot} &25
  find  {eye op,cataract,laser eye,eye surgery,eye operation} & {pain,cant see,hardly see,worse,blurry,vision,red,agony,lost} & {really bad,cant see,hardly see,worse,severe,agony,lost,gone,terrible} &20
  find  PROC & {cant,wont,not} >3 {wake,get him up,awake,sleepy,stay awake} &20
  find  PROC & VOMIT & {green,belly,drum,bloated,swollen,poo} &25
  find  PROC & {panting,cant catch,puffed} &20
  find  {plaster,cast,splint} & {tight} & {crying,marble,agony,pain,toes,fingers,unbearable} &15
  yes   colonoscopy yesterday, now my belly is hard and the pain is unbearable
  no    It is a bit sore after the op, as they said, can I take ibuprofen?
rule no-urine urgent post_procedure
  for   people who cannot pass urine
  why   a bladder that will not empty needs a catheter the same day
  find  {cant,cannot,unable to,havent been able to,hasnt been able to,couldnt,not able to,struggling to,havent,hasnt,not} >2 {pee,wee,peed,weed,urinate,urinated,pass urine,passed urine,pass water,passed water,empty my bladder,pass any,pass any urine,go for a wee} & {since,hours,bladder,pain,tummy,agony,catheter,all day,bursting,today,at all,swollen,hard,this morning,last night,yesterday,hurts,stuck,full} &20
  find  catheter & {blocked,blocking,not draining,isnt draining,stopped draining,nothing coming,pulled out,came out,bypassing,blood,clots} &15 & {pain,hours,pee,wee,bladder,tummy,agony,full,since,fever,shivery,leaking,nothing,blood,clots} &25
  find  {cant,cannot,unable to} >1 {pee,wee,urinate} & {dribble,dribbles,football,swollen,bursting,belly,agony,pain} &15
  find  only >1 {dribble,dribbles,dribbling} & {bladder,belly,pee,wee} &12
  yes   I can't wee at all since the catheter came out this morning
  no    I can't pee in front of the nurse, can I do the sample at home?


# ---------------------------------------------------------------- diabetes

set DIABETIC weak
  diabetic, diabetes, insulin, type 1, type one, type1, t1, t1d, t2, type 2, sugar, sugars, glucose, bm, bms, blood sugar, blood sugars, blood glucose, bg, ketone, ketones, hypo, hypos, hyper, libre, dexcom, cgm, pump, gliclazide, novorapid, lantus, humalog, glucose gel, jelly babies, lucozade, glucometer, meter, metformin, dapagliflozin, empagliflozin
set SUGAR
  sugar, sugars, glucose, bm, bms, blood sugar, blood sugars, bg, blood glucose, libre, dexcom, cgm, hypo, meter, glucometer, reading, levels, level
set DKA
  fruity {breath,smell,smelling}, pear drop{,s}, {smells,smelling,smell} {of,like} {pear drops,pear drop,acetone,nail varnish,nail varnish remover,nail polish,nail polish remover,fruit,apples}, acetone, ketoacidosis, dka, breath smells

rule low-sugar emergency diabetic
  for   people with a low blood sugar, who may fight off help
  why   low sugar with confusion, drowsiness or that does not come up: unconscious within minutes
  find  SUGAR >3 {is,at,of,reading,down to,says,said,read,only,hit,dropped to,gone to,fell to,showing,shows} >0 <0.5-3.5>
  find  SUGAR >2 <0.5-3.9.x>
  find  <1-3.5> {mmol,mmols} 
  find  SUGAR & <1-3.5> & {shaky,shaking,sweating,sweaty,drink,swallow,confused,gel,juice,wont,cant,dropping,drowsy,clammy} &14
  find  {sugar,sugars,glucose,blood sugar,bm,bg} >5 <20-60>  >2 {mg,mgdl,mg dl}
  find  {glucose,sugar,blood sugar} >4 {<20-55>} & {mg,swallow,wake,sweaty,confused,shaking,sweating,us,wont,cant} &14
  find  {hypo,low sugar,sugar low,sugars low,low blood sugar,blood sugar low,sugar is low,going low,gone low,hypoglycemic,hypoglycaemic} & {wont,cant,unresponsive,confused,fit,fitting,shaking,sweating,passed out,not coming,come up,not making sense,wake,swallow,drowsy,aggressive,drunk,again,collapsed,still,dropping,unconscious,staring,floppy} &18
  find  {libre,dexcom,cgm,meter,sensor,monitor} >4 {lo,low} & {drunk,confused,shaky,sweating,shaking,sleepy,wont,cant,acting,drowsy,slurring,down,alarm,dropping} &15
  find  {diabetic,insulin,type 1,t1,t1d,gliclazide,diabetes} & CONFUSED &25
  find  {diabetic,insulin,type 1,t1,t1d,gliclazide,diabetes,hypo} & UNRESPONSIVE &25
  find  {diabetic,insulin,type 1,t1,t1d,gliclazide,hypo} & DROWSY &25
  find  {diabetic,insulin,type 1,t1,t1d,gliclazide,hypo} & {shaking,shaky,sweating,sweaty,clammy,trembling,slurring,staring,aggressive} & {confused,sense,wont,cant,not,drunk,eat,staring,clammy,help,now,sweaty,sweating,shaking} &20
  find  {too much,double,twice,extra,wrong} & {insulin,novorapid,humalog,lantus} &10
  find  {insulin,novorapid,humalog,fast acting} & {havent eaten,hasnt eaten,not eaten,no food,didnt eat,not eating,cant eat,wont eat} &15
  find  {lo,low} & {meter,machine,monitor,sensor,libre,dexcom} & {sweat,sweating,shaking,shaky,confused,drunk,sleepy,wont,cant} &15
  find  {sugar,sugars,hypo} >3 {drops,dropped,dropping,low,crashed,crashing,drop} & {nasty,clumsy,confused,angry,wont,cant,sweating,shaking,sleepy,drunk,alone,arrows,arrow,aggressive} &20
  find  {wont,cant,refuses,refusing} >3 {jelly babies,lucozade,juice,glucose,sugar,gel,coke} & {sugar,hypo,diabetic,sweating,drops,nasty,confused} &20
  find  {insulin,novorapid,humalog} & {threw up,threw,thrown up,been sick,sick,vomited,lunch up,dinner up,cant eat} &12
  find  {arrow,arrows} >1 down
  find  <1.5-3.5> & {dropping,arrows,falling,hypo,shaky,sweating} &8
  find  {hypo,hypos} & {keeps,keep,third,second,<2-9>,another,all night,today,alone,scared,wont,sick,cant,overnight} & {still,wont,cant,low,again,dropping,eaten,alone,shaking,drowsy,sick,down,up} &20
  find  {sugar,sugars,glucose,bm,libre} >2 {wont,not,isnt} >1 {come up,coming up,rise,rising,go up,going up,shifting}
  find  {shaky,shaking,sweaty,sweating,trembling,jelly} & {eaten,sugar,sweets,insulin,diabetic} & {confused,cant see,blurry,weird,drunk,cross,slurring,funny,collapse,passed,wont,alone,worse} &20
  find  {fast,quick,rapid} >2 {one,insulin} >3 {instead,not the slow,by mistake,rather}
  find  {wrong insulin,mixed up my insulins,mixed up the insulins,wrong pen}
  find  <1-3.5> >2 after >1 {gel,juice,glucose,lucozade,sugar,jelly babies}
  yes   his sugar is 2.1 and he is fighting me off
  no    Do you run a hypo awareness course?
rule high-sugar emergency diabetic
  for   people with diabetes who are vomiting, and children nobody knows have it
  why   high sugar or ketones with vomiting, drowsiness or deep breathing is ketoacidosis
  find  {ketone,ketones} >4 {<1.5-15>,high,hi,large,moderate,dark purple,dark,plus,raised,up,sky high,through the roof}
  find  {high,large,moderate,raised} >1 {ketone,ketones}
  find  SUGAR >5 {<20-44>} & {sick,vomit,vomiting,sleepy,drowsy,thirsty,ketones,tummy,pain,breathing,confused,throwing up,drinking,pump,unwell,weak,very,all night,days,coming down,infection,insulin,blurry,peeing,weeing} &20
  find  SUGAR >5 {<300-900>}
  find  {sugar,sugars,blood sugar,glucose,bm,meter,libre} >4 {hi,too high to read,off the scale,sky high,through the roof,over {20,25,30},above {20,25,30}}
  find  {sugar,sugars,blood sugar,glucose,bm} >3 high & {sick,vomiting,throwing up,sleepy,drowsy,confused,tummy,breathing,ketones,cant,weak,hours} &16
  find  DKA & DIABETIC &25
  find  {dka,ketoacidosis} & ASSERT &8
  find  {diabetic,insulin,type 1,t1,t1d,type one,diabetes} & VOMIT &25
  find  {diabetic,insulin,type 1,t1,t1d} & {cant keep,tummy bug,stomach bug,sick,d and v,throwing up} & {insulin,sugar,sugars,ketones,days,skip,down,still,all,night} &25
  find  {run out,ran out,out of,no,without,missed,havent taken,havent had,hasnt had,skipped,stopped} >4 insulin & {sick,thirsty,vomiting,days,feel,since,tired,high,tummy,weak,sugar,sugars,weekend,weeing,peeing,blurry} &18
  find  {drinking,thirsty,thirst,drinks} & {weeing,peeing,wetting,wee,pee,toilet} & {weight,thin,thinner,skinny,sick,tired,sleepy,vomiting,breathing,breath,exhausted} &25
  find  breath >3 {pear drops,pear drop,acetone,nail varnish,nail polish,fruity}
  find  {pump} & {failed,broken,stopped,blocked,not working,came out,leaking} & {sugar,sugars,ketones,high,sick,<17-40>} &20
  find  {forgot,forgotten,missed,ran out,skipped,stopped,without,not taken,not had} & {long acting,lantus,levemir,tresiba,basal,insulin,background insulin,novorapid} & {sick,flu,breath,vomiting,thirsty,days,tummy,unwell,tired,weak,bug,weeing} &25
  find  breath >2 {rank,sweet,fruity,funny,smells,stinks,strange}  & {sugar,diabetic,insulin,thirsty,sick,bug,flu,vomiting} &25
  find  {machine,meter,monitor,reading} >2 {says,said,reads,shows,is} <17-40> & {sleep,asleep,sleepy,sick,drowsy,confused,thirsty,dinner,sugar,diabetic} &20
  find  {sugar,sugars,levels,readings} >4 {<17-40>,twenty something,20s,twenties,thirties,high twenties} & {days,infection,thirsty,sick,weak,tired} &20
  find  {nappies,nappy} >3 {soaked,drenched,heavy} & {drinking,tap,thirsty,bottles,water} & {panting,sick,weight,tired,breathing,sleepy,vomiting} &25
  find  {always at the tap,drinking loads,drinking and drinking,cant stop drinking,drinks pints,drinking pints,so thirsty,constantly thirsty} & {weeing,peeing,soaked,wetting,weight,skinny,tired,panting,sick,sleepy} &20 & {panting,sick,weight,skinny,sleepy,breathing,vomiting,weak} &30
  find  {ketone,ketones} >2 {stick,strip,strips,reading,test} >3 {purple,dark,high,positive,plus}
  find  {sugar,sugars,glucose,blood sugar,levels} >4 {high,sky high,through the roof,off the scale,stupidly high} & {sick,vomiting,thirsty,sleepy,tired,pain,tummy,breathing,breath,bug,ketones,keep,days,weeing,insulin,ill,unwell} &20
  find  {steroid,steroids,infection,bug} & {sugar,sugars} >4 {<18-40>,high,sky} & {sick,sleepy,vomiting,confused,drowsy,thirsty} &25
  find  {thirsty,thirst,drinking} & {weeing,peeing,wee,pee,toilet,wetting} & {tired,exhausted,weight,blurry,sick,sleepy,breath} & {losing,lost,weight,sick,breath,sleepy,thin,skinny,fast,vomiting,week,weeks} &30
  find  {lost,losing,loss,dropped} >4 {weight,stone,pounds,kilos,kg,lbs} & {peeing,weeing,pee,wee,thirsty,drinking,mouth} &20
  find  {sensor,meter,machine,monitor,libre,pump} >2 {says,reads,shows,reading} >1 {hi,high} & {sick,vomit,vomiting,throwing,hungover,pain,tired,t1,type,ketones,thirsty,cant} &20
  find  {not right,unwell,sleepy,sick,drowsy} & {smells,breath} & {nail varnish,acetone,pear drops,sweet} &15
  yes   type 1, ketones 3.2 and throwing up
  no    What is a normal ketone reading on the keto diet?
rule diabetic-foot urgent diabetic
  for   people with diabetes and a foot that may be lost
  why   a black, smelly or spreading foot wound with diabetes needs the foot team within a day
  find  {diabetic,diabetes} & {foot,toe,toes,heel,ulcer} & {black,smelly,smells,pus,red,spreading,swollen,hot,feverish,infected,purple,oozing,fever,gone,discoloured,blue} &20
  find  {diabetic,diabetes} & {stood on,trod on,blister,drawing pin,nail,cut} & {foot,toe,heel} & {red,stinks,smells,black,swollen,pus,hot} &25
  find  {diabetic,diabetes} & {hole,ulcer,wound,sore} & {foot,toe,heel} & {red,ankle,spreading,pus,smell,black,fever} &25
  yes   I'm diabetic and my toe has gone black
  no    When is the diabetic foot check?

# ---------------------------------------------------------------- other

set BELLY
  tummy, stomach, belly, abdomen, abdominal, gut, guts, groin, loin, flank, bowel, bowels, stomache, tum, side
set SOFTBELLY
  cake, period, periods, ibs, years, ate too much, curry
rule cord-squeezed emergency other
  for   people who may be paralysed or incontinent for life
  why   back pain with numbness between the legs, or bladder or bowel out of control
  find  {numb,numbness,cant feel,no feeling,tingling,lost feeling} & {between my legs,between his legs,between the legs,saddle,groin,bum,genitals,down below,down there,private,privates,bottom,buttocks,back passage,when i wipe,wiping,undercarriage,vagina,penis,perineum,inner thighs} &14
  find  {back,spine,sciatica,slipped disc,disc,leg,legs} & {wet myself,wet himself,pooed myself,soiled,incontinent,incontinence,lost control,cant pee,cant wee,cant control,leaking wee,leaking pee,bladder,bowel,bowels,cant feel when} & {pain,numb,numbness,legs,worse,control,wet,pain,cant,back,sudden,weak,gone,stopped,leaking} &25 !NOCORD
  find  {both legs,legs} & {numb,weak,giving way,gone,tingling} & {back,spine,bladder,wee,pee,bum,groin,sudden,walk} &20 !LONGSTANDING
  find  cauda equina
  find  {cant,couldnt} >1 feel >2 {myself,anything} >1 {when i wipe,wipe,down there,below}
  find  {lifted,lift,lifting,bent,back} & {cant feel,numb} & {wipe,wiping,saddle,bum,between} &20
  find  {cant tell,dont know,cant feel} >3 {need a wee,need to go,need the loo,full,weeing,need a poo}
  find  {electric shocks,shooting} & {both legs,legs} & {wee,bladder,pee,numb,bum} &20
  yes   my back went and now I'm numb between the legs
  no    Back pain for years, no numbness, bladder fine, physio please


rule torsion emergency other
  for   boys and men, who are ashamed to say
  why   sudden pain in one testicle: hours to save it
  find  {testicle,testicles,testicular,my ball,my balls,one ball,left ball,right ball,his balls,his ball,of my balls,bollock,bollocks,nut,nuts,scrotum,nads,goolies,ballsack,ball sack} & {agony,pain,painful,hurts,hurting,killing,sore,kills,ache,aching,swollen} & {sudden,suddenly,sick,vomiting,swollen,up high,hours,woke,severe,awful,agony,really,so bad,vomit,one,red,bad,worse,cant walk,hard,since,twisted,high} &20
  find  {ball,balls,testicle,bollock,nut} & {hard,high,twisted,swollen,red} & {sick,pain,sore,agony,vomit,hurts,been sick,vomiting} &20
  yes   one of my balls is agony, came on in the night
  no    lump on my testicle for a month, no pain, routine appointment?
rule belly emergency other
  for   people with a burst appendix, bowel or vessel
  why   sudden, severe or rigid belly pain, or with vomiting, fever, faintness or blood
  find  BELLY >4 {rigid,like a board,rock hard,hard as,like a drum,hard and}
  find  BELLY & BADPAIN &12 !SOFTBELLY
  find  BELLY & PAIN & SEVERE &12 !SOFTBELLY
  find  BELLY & PAIN & FAINTISH &25
  find  BELLY & PAIN & SWEATY &25
  find  BELLY & PAIN & FEVER &30
  find  BELLY & PAIN & {bent double,cant stand,cant straighten,stand up straight,worse when i move,worse when i walk,worse moving,bumps in the road,cough hurts,hurts to cough,cant walk} &25
  find  {belly button,tummy button,bellybutton,navel} & {right,low,down,moved,side} & {pain,hurts,sore,sick,agony} &25
  find  {right side,lower right,low down on the right,bottom right,right hand side,right} & {pain,hurts,agony,stabbing,sore} & {sick,vomiting,fever,stand,appendix,temperature,walk,cant,worse} & {tummy,stomach,belly,side,low,appendix,down,lower} &25
  find  {appendicitis,appendix} & {think,pain,burst,sick,right,worse,hurts,agony,could} &10
  find  BELLY & {swollen,bloated,distended,blown up} & VOMIT &20 & {poo,wind,days,green,brown,pain,fart} &25
  find  VOMIT >5 {poo,faeces,brown,smells like poo}
  find  hernia & {hard,stuck,purple,wont go back,red,agony,vomiting,sick,painful,pain} & {vomiting,sick,hard,wont go,agony,purple,red,pushed,stuck,tender} &20
  find  {pain,agony} >4 {right through,through to} >2 {back}
  find  {knife} & {back,belly,tummy,stomach,chest} & {never,sudden,suddenly,right through,through} &20
  find  {cant pee,only dribbles,dribbles} & {belly,bladder,stomach} &15
  find  {triple a,aaa,aneurysm} & {back,belly,pain,gone,hurts} &20
  find  {not been,havent been,no poo,not pooed,not passed wind,cant fart} & {days,week,drum,green,vomiting,sick,bloated,swollen} &20
  find  {side,flank,loin,back} & {like labour,worse than labour,worst pain,in waves,rolling} & {sick,vomit,vomiting,throwing,cant,sweating,fever} &25
  yes   belly pain so bad I can't stand up straight
  no    tummy ache after too much cake, gone now
rule limb-no-blood emergency other
  for   people with a blocked artery
  why   a cold, white, numb, painful limb has hours
  find  {leg,arm,foot,hand,toes} & {cold,ice cold,freezing} & {white,pale,blue,numb,no pulse,purple,mottled,grey} & {pain,hurts,agony,painful,sudden,suddenly,numb,cant,sore,killing,dead} &18 !LONGSTANDING
  find  {foot,leg,hand,arm,toes,fingers} >3 {marble,like ice,stone cold} & {no feeling,hurts,numb,agony,cant feel,pain,white} &15
  find  {no feeling,cant feel,numb} & {foot,leg,hand} & {cold,white,marble,blue} & {hurts,agony,pain,hell,sudden,suddenly} &20
  yes   my foot has gone white and cold and it's agony
  no    cold hands always, is that Raynaud's?
rule eye-emergency urgent other
  for   people who may lose sight
  why   new floaters with a shadow, or a red painful eye with haloes and vomiting
  find  {floaters,floater,flashes,flashing lights,flashing} & {eye,eyes,vision,shadow,curtain,corner,side} & {shadow,curtain,new,loads,lots,sudden,suddenly,shower,more,hundreds,today,hours,veil,dark,since} &20
  find  {eye,eyes} & {agony,severe,excruciating,so painful,terrible,really painful,awful} & {red,sick,vomiting,halos,haloes,rainbow,rainbows,blurry,blurred,see,light,headache,throwing up} &25
  find  {halo,halos,haloes,rainbow,rainbows} & {eye,eyes,lights} & {pain,painful,sick,vomiting,red,agony,headache,hurts} &25
  find  {shadow,curtain,blind,veil,blanket} >4 {eye,vision,sight} & {side,across,over,corner,down,moving} &12
  yes   suddenly lots of floaters and a shadow at the side of my eye
  no    same old floaters, annual eye test please
rule priapism urgent other
  for   men with an erection that lasts
  why   over four hours damages for good
  find  {erection,erect,hard on,boner,priapism,hardon} & {hours,wont go,not going,<3-24>,go down,painful,still} &12
  yes   erection for five hours, it won't go down
  no    erection problems, is there a clinic?
rule two-signs emergency other
  for   people who describe how bad they are without naming what it is
  why   two signs of shock, brain or blood poisoning together need help now whatever the cause
  find  SWEATY & FAINTISH &20
  find  SWEATY & BREATHLESS &25
  find  SWEATY & CONFUSED &25
  find  SWEATY & DROWSY &25
  find  SWEATY & BADPAIN &25
  find  PALE & FAINTISH &20
  find  PALE & BREATHLESS &25
  find  PALE & DROWSY &20
  find  PALE & CONFUSED &25
  find  PALE & BADPAIN &20
  find  PALE & VOMIT & HE &25
  find  DROWSY & VOMIT &25
  find  DROWSY & HEADACHE &25
  find  DROWSY & RASH &25
  find  DROWSY & BREATHLESS &25
  find  DROWSY & BADPAIN &25
  find  CONFUSED & VOMIT &25
  find  CONFUSED & HEADACHE &25
  find  CONFUSED & FALL &25
  find  CONFUSED & BREATHLESS &25
  find  HEADACHE & VOMIT & {never,worst,sudden,suddenly,vision,blurry,blurred,neck,light,confused,woke,wakes,three,days,cant,bending,lying} &30
  find  HEADACHE & {blurry,blurred,vision,see} & {sudden,suddenly,worst,never,half,double,sick,temple,scalp,jaw} &25
  find  BADPAIN & VOMIT & {cant,sweating,fever,faint,hours,straight,still,move,back,side,sudden,suddenly,screaming,crying,floor} &30
  find  BADPAIN & FAINTISH &25
  find  BADPAIN & BREATHLESS &25
  find  BADPAIN & FEVER &25
  find  FAINTISH & BREATHLESS &25
  find  FEVER & BREATHLESS &25
  find  UNRESPONSIVE & HEADACHE &25
  find  {sudden,suddenly} & {cant,couldnt,unable to} >2 {walk,stand,stand up,speak,see,swallow,move,feel,lift,hold,breathe} &12
  yes   he's gone pale, he's dizzy and can hardly stay awake
  no    A bit pale on my passport photo, can I have it retaken?

rule named-only footer other
  for   people who mention a grave illness without saying when
  why   the words alone are no alarm, and the number at the end of the answer costs nothing
  find  {anaphylaxis,meningitis,sepsis,ketoacidosis,dka,overdose,seizure,seizures,suicide}
  yes   You wrote meningitis where it says measles, who corrects that?
  no    Which day is the art class?

rule asks-for-ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first; what it is about comes after
  find  {need,want,send,call,get,phone,ring,calling,called,for} >2 {ambulance,paramedics,paramedic,999,911,112} !TRANSPORT
  find  {should,shall,do,better,ought,have} >1 {i,we} >4 {999,911,112,ambulance,a and e,emergency room,er} !TRANSPORT
  find  {999,911} >4 {should,ring,call,need,go}
  find  {is,like,am,feel,feels,think,hes,im} >2 {going to die,gonna die,dying,about to die} !CANCERTALK
  find  {sense,feeling} >2 {doom,dread} & {chest,impending,heart,skin,breath,cold,sweat,something,took,sting} &15
  find  impending doom
  find  {something} >1 {is,s} >2 {really,seriously,very,terribly,badly} >1 wrong & {me,im,dying,feel,body,help,him,baby} &10
  find  {this is,its,have,its an,real} >1 emergency & {help,come,now,hurry,quick,bad,dying,serious} &8
  find  {help help,someone help} >3 {dying,die,emergency,quick,hurry,ambulance,blood,breathe}
  find  {life and death,matter of life,save his life,save my life,hes dying,is dying}
  find  {think,feel,feels,like} >1 {im,i am,i,hes} >1 dying
  find  is this it >1 am i dying
  yes   please send an ambulance
  no    How much is a transport ambulance for Thursday's scan?


rule heat-and-cold emergency other
  for   people overcome by heat or cold
  why   confusion or no more sweating in heat, no more shivering in cold
  find  {sun,heat,hot day,heatwave,heat stroke,heatstroke,sauna,hot car,marathon,sunstroke} & {confused,collapsed,stopped sweating,not sweating,fainted,sick,vomiting,fit,wont wake,drowsy,unresponsive,dizzy,slurring,staggering,headache,40,41,temp,not making sense} &25 & {confused,collapsed,stopped sweating,not sweating,fit,wont wake,drowsy,unresponsive,slurring,staggering,temp,41,40,fainted,not making sense} &30
  find  {cold,freezing,snow,outside,hypothermia,hypothermic,river,lake,frozen} & {stopped shivering,not shivering,isnt shivering,slurring,confused,sleepy,stiff,blue,drowsy,unresponsive,wont wake} &20 & {outside,night,hours,snow,lake,water,river,hypothermia,found,freezing,shivering} &30
  find  {left,locked,stuck} >3 {hot car}
  find  heat {stroke}
  find  {freezer,cold store,snow,lake,sea,river,outside all night,mountain} & {stopped shivering,not shivering,talking daft,slurring,confused,drowsy,stumbling,blue,sleepy} &25
  find  {sea,water,lake,snow,mountain,cold,freezing} & {too long,hours,all night} & {blue,giggling,clothes off,confused,stopped shivering,sleepy,slurring,stumbling,drowsy} &25
  yes   been out in the heat all day, he's confused and has stopped sweating
  no    Is the waiting room warm? It was freezing last time
rule steroid-dependent emergency other
  for   people with Addison's disease or on long-term steroids
  why   vomiting or faintness without their steroid is an adrenal crisis
  find  {addisons,addison s,adrenal,hydrocortisone,steroid,steroids,prednisolone,pred,fludrocortisone,hypopituitarism} & {vomiting,vomit,sick,throwing up,collapsed,faint,dizzy,confused,drowsy,crisis,keep,shaking,weak} & {cant keep,vomiting,dizzy,faint,since,collapsed,all day,last night,confused,stand,down,crisis,drowsy,up,weak} &25
  find  {addisons,adrenal} crisis
  yes   I have Addison's, been vomiting all day and I'm dizzy
  no    steroid cream for eczema, the tube is empty
rule sickle-crisis emergency other
  for   people with sickle cell disease
  why   a crisis with chest pain, fever or breathlessness
  find  {sickle,sickle cell} & {pain,crisis,chest,breath,fever,agony,breathing,hurts,stroke,priapism}  &15
  yes   sickle crisis, the pain is through the roof
  no    sickle cell screening before pregnancy?
rule bites-and-stings emergency other
  for   people bitten by a snake, a bat or an animal abroad
  why   venom spreads, and rabies is fatal once felt
  find  {snake,adder,viper,cobra,rattlesnake,scorpion,black widow,spider,jellyfish,weever} & {bit,bite,bitten,stung,sting,fang} & {swelling,swollen,leg,arm,ankle,hand,foot,spreading,sick,dizzy,breath,purple,pain,me,him,numb,me,black} &20
  find  {bat,monkey,dog,cat,fox,raccoon} & {bit,bite,bitten,scratched,scratch} & {abroad,rabies,thailand,india,holiday,bali,morocco,turkey,asia,africa,foaming,stray,vietnam,philippines,bat} &20
  find  {dog,horse,human,cat} & {bit,bite,bitten,mauled} & {deep,face,bleeding,torn,hand swollen,hole,bone,baby,child,puncture,swollen,red,spreading,throat} &20
  find  {bat} & {bedroom,mark,scratch,scratched,bit,bite,woke,hand,neck,touched} &15
  yes   an adder bit me and my leg is swelling
  no    Do I need a rabies jab for India?
rule exposure urgent other
  for   people who may have caught HIV or need emergency care within hours
  why   treatment after exposure works within hours
  find  {needle stick,needlestick,stuck myself with a needle,needle stick injury,sharps injury,pricked} & {hiv,patient,work,blood,used,needle,hepatitis,today,now,just} &15
  find  {condom broke,condom split,unprotected} & {hiv,positive,pep} &15
  find  pep & {hiv,exposed,exposure,need,condom,needle} &12
  yes   Needlestick at work and the patient has HIV
  no    HIV test price please
rule not-drinking urgent other
  for   frail and old people who fade at home
  why   days without food or drink, drowsy or dizzy: drying out
  find  {hasnt,havent,not,isnt,refusing,refuses,wont,stopped} >3 {drunk,drink,drinking,fluids,eaten,eat,eating} & {days,<2-9>,barely,awake,sleepy,drowsy,weak,confused,skin and bone,dehydrated,frail,mum,wee,pee} & HE &14 & {days,awake,drowsy,sleepy,weak,confused,dehydrated} &25
  find  {cant,cannot,not} >2 keep >4 down & {days,hours,dizzy,weak,faint,pee,wee,dehydrated,anything,water,blood,<2-4>,since} & {days,dizzy,weak,faint,pee,wee,dehydrated,since,child,mum,baby,24} &25
  find  {tongue like leather,dry as a bone,sunken eyes,skin like paper} & {drunk,drink,drinking,weed,pee,days,know me,confused} &25
  find  {hasnt,havent,not} >3 {weed,peed,drunk} & {doesnt know,drowsy,confused,tongue,leather,sleepy,limp} &25
  yes   Grandad hasn't drunk anything for two days and is barely awake
  no    I'm starving, is the cafe open?

