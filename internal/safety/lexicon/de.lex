# German. A first, small lexicon. How to read this file: README.md.
lexicon de 2026.11.1

alias mutter, mama, mutti, vater, papa, vati, mann, ehemann, frau, ehefrau, partner, partnerin, freund, freundin, bruder, schwester, oma, opa, grossmutter, grossvater, onkel, tante, cousin, cousine, nachbar, nachbarin, kollege, kollegin, schwiegermutter, schwiegervater
alias kind, kinder, sohn, tochter, junge, kleiner, kleine, maedchen, madchen, enkel, enkelin, sohnes
alias baby, saugling, saeugling, neugeborenes, neugeborene
alias er, sie
alias ihm, ihr, ihn
alias sein, seine, ihre, seinen, ihren, seiner, ihrer
numerals ein=1 eine=1 zwei=2 drei=3 vier=4 fuenf=5 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwanzig=20 dreissig=30

stop
  und, aber, jedoch, jetzt, ich, mein, meine, mir, mich, er, heute, nur, schon, weil, seit, dann, plotzlich, doch
neutral
  nicht {atmen,mehr,bewegen,sprechen,wach,aufwachen,richtig,gut,besser,sicher,auf,weg,nach,schlafen,schlucken,stoppen,aufhoren,aufhoeren,ansprechbar,hoch,wissen}, {kann,kriege,kriegt,bekomme,bekommt} {nicht,kaum,keine luft,nicht mehr}, keine luft, hort nicht auf, weiss nicht
context negated ahead 6
  kein, keine, keinen, keinerlei, ohne, nicht, nie, niemals, weder, noch nie, habe keine, hat keine
context past behind 8
  vor {<2-60>,einigen,vielen,ein paar} {jahren,monaten}, <1950-2026>, letztes jahr, im letzten jahr, als kind, als ich {klein,jung,ein}, letzten {monat,sommer,winter}, damals
context past around 8
  vorgeschichte, vorerkrankung, akte, arztbrief, befund, kopie, genesen, alles wieder gut, wieder gesund, entlassen
context past ahead 6
  hatte {,ich,er} {einen,eine}, gestorben an, starb an, nach {meinem,meiner,seinem,dem,der}, fruher
context asked ahead 5
  {behandeln,machen,haben,bieten,nehmen} sie, kurs {zu,fur,gegen,uber,in}, infos {zu,uber}, informationen {zu,uber}, flyer {zu,uber}, broschure {zu,uber}, was kostet, kosten {fur}, preis {fur}, sprechstunde {fur}, was ist {ein,eine}, symptome {von,bei,eines}, anzeichen {von,fur,eines}, vorbeugung, vorsorge, risiko {fur,von}, impfung {gegen}, erste hilfe, vortrag {uber,zu}, spezialist {fur}, {kann,konnen} {,das,dieses} {verursachen,auslosen}, attest, bescheinigung
context asked behind 3
  sprechstunde, ambulanz, klinik, station, reha, kurs, seminar, vortrag, flyer, vorsorge, versicherung, formular, risiko, nachsorge, selbsthilfegruppe
context imagined ahead 6
  wenn {ich,jemand,man,ein,eine,mein}, falls, im falle, was ist wenn, im {film,roman,buch}, in {der,einer} serie, fast einen, beinahe einen
mask
  fast {umgekippt,gestorben,ohnmachtig,vom stuhl}, beinahe {umgekippt,gestorben},
    totgelacht, zum totlachen, {sterbe,sterben} vor {hunger,neugier,scham,langeweile,durst}, lach mich tot, todmude, todmuede, blut{abnahme,test,werte,bild,probe,spende,druck,gruppe}, zeit totschlagen, {handy,akku} {ist,} tot, notfallkontakt, herzlich{,e,en}, herzinfarkt {bekommen,gekriegt} {als,bei}, rontgen thorax, bekomme schlecht luft durch die nase, luft durch die nase, keine luft durch die nase, schlecht luft durch die nase, durch die nase atmen, luft durch die nase, nase {zu,verstopft,dicht}, nase zu, verstopfte nase, herz gebrochen, tot umfallen vor, krampfader{,n}

set BRUST
  brust, brustkorb, brustbein, brustschmerzen, brustschmerz, brustenge
set WEH
  weh, schmerz, schmerzen, schmerzt, tut weh, tun weh, sticht, stechen, brennt, brennen, ziehen
set ENGE
  enge, eng, druck, druckt, drueckt, schwer, gewicht, zugeschnurt, zugeschnuert, engegefuhl, engegefuehl, gedruckt, presst, beklemmung, elefant, zuschnurt
set SCHWEISS
  schweiss, schwitzt, schwitze, schwitzen, kalter schweiss, kaltschweissig, schweissnass, blass, grau, kreidebleich, bleich, schwindlig, schwindelig, ubel, uebel, erbricht, erbrochen, ubergeben, atemnot, kurzatmig, keine luft, ohnmachtig
set BLUT
  blut, blutet, bluten, blutung, blutungen, geblutet, blutend
set VIEL
  viel, stark, hort nicht auf, hoert nicht auf, horen nicht auf, hort nicht, nicht zu stoppen, nicht stoppen, nicht auf, uberall, ueberall, spritzt, durchgeblutet, durchnasst, klumpen, in stromen, stromt, sehr stark, literweise, unstillbar, vollgesogen
set FIEBER
  fieber, fiebrig, <38-42>, schuttelfrost, schuettelfrost, frostelt, gluht, glueht, temperatur, zittert
set TABLETTEN
  tabletten, tablette, pillen, medikamente, paracetamol, ibuprofen, schlaftabletten, schlafmittel, insulin, tropfen, beruhigungsmittel, antidepressiva, tavor, diazepam, kapseln, packung
set GENOMMEN
  genommen, geschluckt, verschluckt, getrunken, gegessen, eingenommen, nahm, gegeben, schluckt, geschluckt

rule chest emergency chest_pain
  for   anybody with pain or pressure in the chest
  why   pressure or pain in the chest is a heart attack until shown otherwise
  find  BRUST >5 WEH
  find  WEH >5 BRUST
  find  BRUST >5 ENGE
  find  ENGE >5 BRUST
  find  {brustschmerzen,brustschmerz,brustenge}
  find  {herzinfarkt,herzanfall,herzstillstand} & {glaube,jetzt,gerade,hilfe,hat,schnell,ist das,vielleicht,kriegt,bekommt,denke} &8
  find  {linker arm,linken arm,linke arm,kiefer,beide arme} & {weh,schmerz,schmerzen,taub,schwer,kribbelt,ziehen,zieht} &12
  find  herz & {rast,stolpert,klopft,hammert,unregelmassig,rasen} & SCHWEISS &20
  find  {kalter schweiss,kaltschweissig}
  find  {linker arm,linken arm,linke arm} & {schwitzt,schweiss,blass,ubel} &12
  yes   ich habe Schmerzen in der Brust und kalten Schweiß
  no    behandeln sie brustschmerzen oder nur der Kardiologe
rule stroke emergency stroke keeps past
  for   people having a stroke
  why   a drooping face, a weak arm or lost speech means call at once
  find  {gesicht,mund,mundwinkel,lid} >5 {schief,hangt,haengt,hangend,gelahmt,taub,verzogen,herunter,runter}
  find  {kann,konnte} >2 {arm,bein,hand} >1 {nicht,kaum} >1 {heben,bewegen,spuren}
  find  {redet,spricht} >1 komisch
  find  {kann,konnte} >1 {nicht,kaum} >3 {sprechen,reden,den arm heben,den arm bewegen,das bein bewegen}
  find  {spricht,sprache,redet,reden,sprechen} >4 {verwaschen,lallt,undeutlich,komisch,wirr,unverstandlich,durcheinander,wie betrunken,lallend,quatsch}
  find  {lallt,lallen}
  find  {linke seite,rechte seite,eine seite,halbseitig,linken seite} & {taub,gelahmt,schwach,kraftlos,bewegen} &12
  find  {arm,bein,hand} & {plotzlich,ploetzlich,auf einmal} & {taub,gelahmt,schwach,kraftlos,schwer,gehorcht,bewegen} &15
  find  {schlaganfall,hirnblutung,tia} & {glaube,jetzt,gerade,hilfe,schnell,ist das,vielleicht,denke,anzeichen fur,heute} &8
  find  {sehe,sieht} >2 {nichts,nichts mehr,doppelt,schwarz} 
  find  {sehkraft,augenlicht} >2 {verloren,weg}
  find  {schlimmsten kopfschmerzen,schlimmste kopfschmerzen,plotzlich kopfschmerzen,heftigste kopfschmerzen,vernichtungskopfschmerz}
  yes   bei meiner Mutter hängt der Mundwinkel und sie lallt
  no    Reha nach Schlaganfall, bieten Sie das an
rule breathing emergency breathing
  for   anybody short of air or choking
  why   breathing difficulty means call at once
  find  {kann,konnte,kriege,kriegt} >1 {nicht,kaum,nicht richtig,nur schwer,schlecht} >3 {atmen,luft holen,durchatmen}
  find  {keine luft,kaum luft,schlecht luft,schwer luft,zu wenig luft,nicht genug luft}
  find  {atemnot,luftnot,erstickt,ersticke,erstickungsanfall,atmet nicht,atmet schwer,atmet schnell,atmet sehr schnell,hort auf zu atmen,nach luft,ringt nach,schnappt nach luft}
  find  {verschluckt} & {luft,blau,hustet,steckt,atmet,kriegt,rochelt} &15
  find  {lippen,mund,nagel,gesicht} >3 {blau,blaulich,lila}
  find  {spray,asthmaspray,inhalator,salbutamol,notfallspray} & {hilft nicht,hilft nichts,wirkt nicht,bringt nichts,leer,mehr} &12
  find  asthmaanfall & {jetzt,gerade,schlimm,hat,habe,starker,schwerer} &10
  yes   ich kriege keine Luft mehr
  no    ich bekomme schlecht Luft durch die Nase, Nase zu, haben sie Spray?
rule unconscious emergency unconscious_seizure
  for   people who cannot ask for help
  why   not waking, fainting, seizures and new confusion
  find  {wacht nicht auf,nicht aufwachen,wird nicht wach,nicht wach,bewusstlos,ohnmachtig,ohnmaechtig,reagiert nicht,nicht ansprechbar,antwortet nicht mehr,umgekippt,zusammengebrochen,kollabiert,weggetreten,bekomme ihn nicht wach}
  find  {krampft,krampfanfall,krampfanfalle,krampfanfaelle,krampfend,epileptischen anfall,epileptischer anfall,fieberkrampf} & {hat,gerade,jetzt,ersten,minuten,immer noch,wieder,kind,er,mutter} &8
  find  {verwirrt,orientierungslos,redet wirr,erkennt mich nicht,weiss nicht wo,halluziniert,durcheinander} & {mutter,er,fieber,plotzlich,heute,seit,gestern,gesturzt} &14
  find  {benommen,schlafrig,schlaefrig,apathisch,teilnahmslos} & {sehr,mutter,kind,baby,fieber,kopf,tabletten} &15
  yes   meine Oma wacht nicht auf
  no    Flyer über Fieberkrampf für die Kita
rule bleeding emergency bleeding_trauma
  for   anybody who is losing blood or badly hurt
  why   bleeding that does not stop, vomited blood, wounds and head injuries with signs
  find  BLUT & VIEL &10
  find  {erbricht,erbrochen,kotzt,gekotzt,spuckt,hustet,bluterbrechen,erbreche} & BLUT &8
  find  {stuhl,stuhlgang} & {schwarz,teer,schwarzer,pechschwarz,viel blut} &8
  find  {kopf} & {gestossen,geschlagen,gefallen,gesturzt,angeschlagen,aufgeschlagen,sturz,angehauen} & {erbricht,erbrochen,ubergeben,mude,schlafrig,benommen,verwirrt,schwindlig,erinnert,bewusstlos,ohnmachtig,blutet,kopfschmerzen,blutverdunner,marcumar} &30
  find  {gesturzt,gefallen,sturz} & {treppe,leiter,dach,balkon,fenster,gerust} & {kopf,bewegen,rucken,ruecken,schmerzen,beine,weh} &25
  find  {niedergestochen,gestochen worden,messerstich,angeschossen,angefahren,uberfahren,ueberfahren}
  find  knochen >3 {raus,heraus,sichtbar}
  find  {blutverdunner,blutverduenner,marcumar,eliquis,xarelto} & {blutet,blut,sturz,gesturzt,gestossen,gefallen} &20
  yes   ich habe mich geschnitten und es hört nicht auf zu bluten
  no    Blutabnahme morgen, muss ich nüchtern sein?
rule allergy emergency anaphylaxis
  for   people with a severe allergic reaction
  why   swelling of tongue, lips, face or throat with or without trouble breathing
  find  {zunge,lippen,lippe,hals,gesicht,augen,rachen} >4 {schwillt,schwellen,geschwollen,angeschwollen,dick,zu,zugeschwollen,schnurt}  & {allergie,allergisch,wespe,biene,stich,gestochen,nusse,nuss,erdnuss,luft,schwillt,zunge,lippen,antibiotikum,penicillin,essen,gegessen,ausschlag} &20
  find  {zunge,lippen} >4 {schwillt,schwellen,geschwollen,angeschwollen,dick}
  find  {anaphylaktischer schock,anaphylaktischen schock,anaphylaxie,schwere allergische reaktion,allergischer schock,allergischen schock}
  find  {ausschlag,quaddeln,nesselsucht} & {luft,atmen,hals,schwindlig,erbricht,kreislauf} &20
  find  {gestochen,wespe,biene,wespenstich,bienenstich,erdnusse,erdnuss,nusse,garnelen,antibiotikum,penicillin} & {schwillt,geschwollen,hals,luft,atmen,lippen,zunge,schwindlig,kreislauf,ausschlag} &25
  yes   seine Zunge schwillt an nach dem Wespenstich
  no    machen sie allergietests auf Erdnüsse
rule poison emergency poisoning_overdose
  for   people who took or swallowed something harmful
  why   one may feel well until it is too late to treat
  find  {uberdosis,ueberdosis,vergiftet,vergiftung,uberdosiert} & {genommen,hat,habe,glaube,jetzt,gerade,hilfe,kind,sich} &8
  find  {zu viele,zu viel,alle,ganze,ganzen,<6-500>,haufen,packung,handvoll,viele} >4 TABLETTEN >5 GENOMMEN
  find  GENOMMEN >5 {zu viele,alle,ganze,<6-500>} >4 TABLETTEN
  find  {bleiche,chlor,spulmittel,spuelmittel,batterie,knopfzelle,rohrreiniger,frostschutzmittel,rattengift,pilze,waschmittel,benzin,putzmittel,reiniger,spulmaschinentab} >6 GENOMMEN
  find  {kind,baby} & TABLETTEN & GENOMMEN &20
  find  {kohlenmonoxid,gasgeruch,co melder} & {kopfschmerzen,schwindlig,alarm,ubel,kopfweh} &20
  yes   ich habe eine ganze Packung Schlaftabletten geschluckt
  no    wie viele Paracetamol darf man am Tag nehmen
rule burn emergency burns
  for   people with bad burns, children above all
  why   scalds of children, burns of face or large burns, chemicals in the eye, electric shock
  find  {verbrannt,verbrennung,verbrennungen,verbruht,verbrueht,verbruhung} & {gesicht,augen,blasen,schwer,gross,kochendes,wasser,ol,kind,baby,brust,hande,arm,bein,saure} &14
  find  {kochendes wasser,kochend heiss,heisses wasser,heisses ol,heisser tee,heissen tee,heisser kaffee,heissen kaffee} & {kind,baby,uber,gesicht,arm,bein,brust,geschuttet,gekippt,verschuttet} &14
  find  {bleiche,saure,reiniger,kleber,chemikalie,rohrreiniger,zement,lauge} >6 {auge,augen}
  find  {stromschlag,elektrischen schlag,stromunfall}
  yes   das Kind hat sich mit kochendem Wasser verbrüht
  no    welche Salbe bei Sonnenbrand
rule infection emergency sepsis_meningitis
  for   people whose infection turns
  why   fever with confusion, stiff neck, rash that stays under glass, mottled skin, chemotherapy
  find  FIEBER & {verwirrt,durcheinander,nackensteife,nacken steif,steifer nacken,flecken,lila,pinkelt nicht,atmet schnell,krampft,benommen,lichtempfindlich,licht,apathisch,marmoriert} &25
  find  {nacken} >3 {steif,steifer} & {fieber,kopf,kopfschmerzen,licht,erbricht,ubergeben} &20
  find  {steifen nacken,steifer nacken} & {fieber,kopfschmerzen,licht,erbricht} &20
  find  {flecken,punkte} & {gehen nicht weg,verschwinden nicht,glas,lila,wegdrucken} &14
  find  {chemo,chemotherapie,transplantation,transplantiert,leukamie,immunsuppression} & FIEBER &25
  yes   ich bekomme Chemo und habe 38,5 Fieber
  no    Impfung gegen Meningitis für Jugendliche
rule pregnancy emergency pregnancy
  for   pregnant people and the child
  why   bleeding, severe pain, broken waters, no movements, headache with vision changes
  find  {schwanger,schwangerschaft,schwangere,ssw,<5-41> woche,<5-41> wochen} & {blutung,blutungen,blute,blutet,blut,klumpen,starke schmerzen,unterleibsschmerzen,krampfe,ohnmachtig,flimmern,sehe,wehen,fruchtblase,fruchtwasser,gesturzt,gefallen,kopfschmerzen} &25
  find  baby >5 {bewegt sich nicht,bewegt sich kaum,bewegt sich weniger,nicht bewegt,spure,kaum noch,tritt nicht}
  find  {spure,spuere,merke} >4 {baby,kindsbewegungen} & {nicht,kaum,keine,weniger} &8
  find  {fruchtblase,fruchtwasser} >3 {geplatzt,gesprungen,lauft,ab,weg}
  find  {geburt,entbindung,kaiserschnitt,wochenbett,entbunden} & {blute,blutet,blutung,blutungen,fieber,klumpen} & {stark,viel,wochen,tage,tagen,fieber,klumpen,hort} &25
  yes   ich bin schwanger, 10. Woche, und habe Blutungen
  no    wann ist der Ultraschall in der 20. Woche
rule baby emergency infant_unwell
  for   babies
  why   fever, floppiness, not feeding, blue lips, hard to wake
  find  {baby,<0-12> monate,<0-12> monaten,<0-30> tage,<0-16> wochen alt} & {fieber,<38-42>,trinkt nicht,trinkt nichts,will nicht trinken,schlapp,schlaff,blau,wacht nicht,schreit schrill,atmet schnell,atmet komisch,grun erbrochen,trockene windel,windel trocken,grau,reagiert nicht,apathisch,stohnt} &18
  yes   mein Baby ist 2 Monate alt und hat Fieber
  no    U4 fürs Baby, wann gibt es Termine
rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   a warm line and a named helpline at once does help
  find  {will,mochte,moechte,wunschte,will nur,wollte} >3 {sterben,tot sein,nicht mehr leben,nicht mehr aufwachen,mich umbringen,sich umbringen,nicht mehr da sein}
  find  {nicht mehr leben,mich umbringen,sich umbringen,bringe mich um,bringt sich um,selbstmord,suizid,suizidal,selbstmordgedanken,suizidgedanken,das leben nehmen,mich erhangen,sich erhangen,mir das leben,sich das leben nehmen,schluss machen mit allem,mich vor den zug}
  find  {ritze mich,ritzt sich,schneide mich,schneidet sich,verletze mich selbst,verletzt sich selbst,selbstverletzung}
  find  besser >3 ohne mich
  find  {kann nicht mehr,keinen sinn mehr,keine kraft mehr,hat keinen sinn} & {leben,sterben,alles,ende,weiter,sinn,allein,satt} &10
  find  {abschied,verabschieden,lebt wohl} & {allen,alle,danke,fur immer,verzeiht,leben} &10
  yes   ich will nicht mehr leben
  no    Vortrag zur Vorbeugung, wann beginnt er
rule violence crisis abuse_violence keeps past asked
  for   people hurt by somebody close
  why   naming the line and the emergency number is the least
  find  {schlagt mich,schlaegt mich,hat mich geschlagen,verprugelt mich,verpruegelt,mich verprugelt,vergewaltigt,missbraucht,bedroht mich,hat mich bedroht,wurgt mich,wuergt mich,hat mich gewurgt,bringt mich um,will mich umbringen,schlagt uns,schlagt die kinder,sperrt mich ein,hat mich eingesperrt,tritt mich,misshandelt}
  find  {schlagt,misshandelt,verprugelt} >3 {kind,mutter,baby}
  find  {angst} >4 {nach hause,vor ihm,vor meinem,dass er mich,heimzugehen}
  find  {hausliche gewalt} & {opfer,mein,hilfe,ich,mann} &8
  find  {bringe ihn um,werde ihn umbringen,will ihn umbringen}
  yes   mein Mann schlägt mich
  no    der Preis hat mich umgehauen
rule after-operation urgent post_procedure
  for   people at home after an operation
  why   open, bleeding or infected wounds, fever, a swollen calf
  find  {operation,operiert,op,naht,nahte,wunde,kaiserschnitt,kaiserschnittnarbe,weisheitszahn,zahn gezogen,faden} & {aufgegangen,offen,aufgerissen,blutet stark,hort nicht auf,eitert,eiter,fieber,stinkt,riecht,schuttelfrost,entzundet,aufgeplatzt} &18
  find  {wade,bein} & {geschwollen,dick} & {schmerzen,weh,rot,heiss,warm,flug,op} &15
  find  {kann,konnte} >1 {nicht} >2 {pinkeln,wasserlassen,urinieren}
  yes   meine Kaiserschnittnarbe ist aufgegangen
  no    wann werden die Fäden nach der OP gezogen
rule sugar emergency diabetic
  for   people with diabetes
  why   low sugar with confusion, high sugar or ketones with vomiting
  find  {zucker,blutzucker} >3 {<20-60>,<1-3.4>,<300-900>,viel zu niedrig,viel zu hoch}
  find  {unterzucker,unterzuckerung,unterzuckert,ketoazidose} & {er,mutter,jetzt,zittert,schwitzt,verwirrt,wach,glaube,ich} &10
  find  {diabetiker,diabetikerin,insulin,diabetes} & {wacht nicht,verwirrt,schwitzt,zittert,erbricht,reagiert nicht,bewusstlos,ketone,kein insulin,zu viel} &20
  yes   mein Vater ist Diabetiker, er schwitzt und ist verwirrt
  no    Gruppe für Diabetiker, welcher Tag
rule ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first
  find  {brauche,brauchen,schicken,rufen,rufe,ruft,schickt,holen} >3 {krankenwagen,rettungswagen,notarzt,112,ambulanz}
  find  {krankenwagen,notarzt,rettungswagen} >2 {rufen,schicken,bitte,schnell,holen}
  find  {ich sterbe,er stirbt,liege im sterben,glaube ich sterbe,muss sterben}
  find  {ein notfall,notfall} & {hilfe,bitte,schnell,sofort} &6
  find  {bauch,unterleib} & {bretthart,unertragliche,unertragliche schmerzen,schlimmste schmerzen,hart wie} &14
  find  {hoden} & {schmerzen,schmerz,weh} & {plotzlich,starke,stark,heftig,sehr} &12
  yes   bitte schicken Sie einen Krankenwagen
  no    Notfallkontakt ändern, wie geht das
