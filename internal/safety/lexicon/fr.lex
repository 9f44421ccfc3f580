# French. A first, small lexicon. How to read this file: README.md.
lexicon fr 2026.11.1
prefixes l d j m t s n c qu

alias mere, maman, pere, papa, mari, femme, epouse, epoux, conjoint, conjointe, compagnon, compagne, copain, copine, frere, soeur, mamie, mamy, papi, papy, ami, amie, tante, oncle, cousin, cousine, voisin, voisine, collegue
alias fils, fille, enfant, enfants, petit, petite, gamin, gamine, garcon
alias bebe, bebes, nourrisson
alias il, elle
numerals un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 vingt=20 trente=30

stop
  et, mais, cependant, maintenant, je, j, jai, mon, ma, mes, il, aujourdhui, seulement, deja, parce, car, depuis, alors, cest, ca
neutral
  {pas,plus} {respirer,bouger,parler,avaler,se reveiller,reveiller,dormir,mieux,bien,normal,sur,sure,savoir,envie,su,pu}, {narrive,arrive,peux,peut,veux,veut,sait,sais,repond,reagit,respire,bouge,reveille,mange,boit,sarrete,arrete,tient,sens,sent,passe,marche} {pas,plus}, pas du tout bien, ca ne {passe,va,marche} pas
context negated ahead 6
  pas de, pas d, sans, aucun, aucune, jamais, jamais eu, ni, n ai pas, na pas, nai pas, pas eu, plus de, ce nest pas, pas un, pas une
context past behind 8
  il y a {<2-60>,quelques,plusieurs} {ans,mois,annees}, en <1950-2026>, {lan,lannee} {dernier,derniere}, quand {jetais,il etait} {petit,jeune,enfant}, le mois dernier
context past around 8
  antecedents de, antecedent, dossier, compte rendu, copie, gueri, guerie, remis, remise, tout va bien maintenant
context past ahead 6
  a eu un, ai eu un, jai eu un, mort dun, mort d, decede d, decedee d, apres mon, apres ma, suite a mon
context asked ahead 5
  {traitez,soignez,faites,proposez,recevez,avez} vous, vous {traitez,soignez,faites,proposez,recevez}, est ce que vous {traitez,faites,prenez,avez}, cours de, formation, infos sur, information{,s} sur, brochure{,s} sur, combien coute, prix {de,du,dune}, consultation {pour,de}, quest ce quun, qu est ce qu, symptomes de, symptomes d, prevention {de,du,des}, risque {de,d}, vaccin {contre}, premiers secours, conference sur, specialiste {de,du}, {peut,peuvent} {provoquer,causer,donner}, certificat
context asked behind 3
  clinique, service, unite, reeducation, formation, atelier, conference, brochure, prevention, assurance, formulaire
context imagined ahead 6
  si {jai,javais,quelquun,un,une,mon}, en cas de, en cas d, que faire si, et si, au cas ou, dans {le,un} {film,roman,livre}, dans {la,une} serie, failli avoir, failli faire
mask
  {failli,manque de} {tomber dans les pommes,mourir,mevanouir,setouffer}, prix nous frappe, nous frappe tous, meurs denvie, je meurs {denvie,de},
    mort de {rire,faim,fatigue,peur,froid,honte}, morte de {rire,faim,fatigue,peur,froid,honte}, mourir de {rire,faim,honte,curiosite,chaud}, meurs de {faim,chaud,honte,curiosite,rire,soif}, tuer le temps, {prise,analyse,bilan,test,don} de sang, don du sang, prise de sang, sang froid, {radio,scanner} {du thorax,des poumons,thorax}, crise de {rire,nerfs,fou rire}, {telephone,portable,batterie} {est,} {mort,morte}, contact durgence, fou rire, coeur brise, respirer par le nez, nez bouche, coup de coeur, faire une crise {si,quand}

set POITRINE
  poitrine, thorax, sternum, torse, thoracique, thoraciques
set MAL
  mal, douleur, douleurs, fait mal, douloureux, douloureuse, brule, brulure, pique, point
set SERRE
  serre, serree, serrement, oppression, oppresse, oppressee, pression, poids, ecrase, etau, lourd, lourde, comprime, comprimee, pese, bloque, bloquee, elephant
set SUEUR
  sueur, sueurs, transpire, sueurs froides, pale, gris, grise, blanc comme, blanche comme, tete qui tourne, vertige, vertiges, vomit, vomi, vomis, nausee, nausees, essouffle, essoufflee, souffle court, malaise
set SANG
  sang, saigne, saigner, saignement, saignements, saignait, hemorragie, saigner
set BEAUCOUP
  beaucoup, enormement, narrete pas, n arrete pas, sarrete pas, arrete pas, sarrete plus, narrive pas a arreter, sans arret, partout, caillots, imbibe, imbibee, trempe, trempee, gicle, coule a flots, en continu, flots, serviettes, plein de, a flot, abondant, abondants
set FIEVRE
  fievre, fievreux, fievreuse, <38-42>, frissons, frissonne, tremble, brulant, brulante, temperature
set MEDOCS
  comprimes, comprime, cachets, cachet, medicaments, medocs, doliprane, paracetamol, ibuprofene, somniferes, anxiolytiques, xanax, lexomil, insuline, gelules, boites, antidepresseurs, tramadol, codeine, pilules, traitement, sirop
set PRIS
  pris, avale, avaler, bu, ingere, mange, donne, prend, prends, gobe

rule chest emergency chest_pain
  for   anybody with pain or pressure in the chest
  why   pressure or pain in the chest is a heart attack until shown otherwise
  find  POITRINE >5 MAL
  find  MAL >5 POITRINE
  find  POITRINE >5 SERRE
  find  SERRE >5 POITRINE
  find  {infarctus,crise cardiaque,arret cardiaque,attaque cardiaque} & {crois,pense,maintenant,fait,fais,train,aide,vite,appel,est ce,peut etre,secours} &8
  find  {bras gauche,machoire,les deux bras} & {mal,douleur,engourdi,lourd,fourmille,fourmillements,fourmis,lourds} &12
  find  coeur & {emballe,bat tres vite,palpitations,bat fort,a cent,rate} & SUEUR &20
  find  sueurs froides
  yes   j'ai mal à la poitrine et des sueurs froides
  no    vous soignez les douleurs thoraciques ou il faut un cardiologue
rule stroke emergency stroke keeps past
  for   people having a stroke
  why   a drooping face, a weak arm or lost speech means call at once
  find  {visage,bouche,levre,paupiere} >5 {de travers,tombe,tombante,paralyse,paralysee,tordue,tordu,affaissee,affaisse,deformee,deforme,engourdi,engourdie,pend}
  find  {narrive,arrive,peut,peux,arrivait} >1 {pas,plus} >3 {parler,bouger le bras,bouger la jambe,lever le bras,articuler,bouger un cote}
  find  {parle,parler,elocution,mots,paroles} >4 {bizarrement,mal,nimporte quoi,charabia,pateux,pateuse,comme sil avait bu,comme ivre,trouve plus,incoherent,incoherente,confus,melange,bouillie}
  find  {cherche,trouve plus,trouve pas} >2 {mots} & {soudain,coup,ce matin,il,mere,depuis} &12
  find  {cote gauche,cote droit,la moitie du corps,un cote du corps} & {engourdi,faible,paralyse,bouge plus,sans force,mort,morte} &12
  find  {bras,jambe,main} & {dun coup,soudain,soudainement,tout a coup,subitement} & {engourdi,engourdie,faible,paralyse,paralysee,lourd,bouge plus,mort,morte} &15
  find  {avc,attaque cerebrale,ait} & {crois,pense,maintenant,fait,fais,train,vite,peut etre,signes,secours} &8
  find  {perdu,perd} >2 {vue,vision}
  find  {vois,voit} >1 plus >3 oeil
  find  {pire mal de tete,mal de tete soudain,mal de tete violent,mal de tete le plus}
  yes   ma mère a la bouche de travers et n'arrive plus à parler
  no    consultation de rééducation après AVC
rule breathing emergency breathing
  for   anybody short of air or choking
  why   breathing difficulty means call at once
  find  {narrive,arrive,peux,peut,arrivais,narrivait} >1 {pas,plus} >3 {respirer,reprendre son souffle,reprendre mon souffle}
  find  {du mal,mal,difficultes,difficulte,peine} >1 a >1 respirer
  find  {gene respiratoire,detresse respiratoire,manque dair,manque d air,etouffe,etouffer,suffoque,ne respire plus,respire plus,respire tres vite,respire mal,respire difficilement,asphyxie}
  find  {sest etouffe,setouffe,avale de travers} & {respire,bleu,tousse,rouge,bebe,enfant,arrive,coince} &15
  find  {levres,bouche,ongles,visage} >3 {bleu,bleue,bleues,bleus,violettes,violet}
  find  {ventoline,inhalateur} & {marche pas,fait rien,fait plus rien,aide pas,suffit pas,plus,finie,soulage pas} &12
  find  crise dasthme & {maintenant,fais,fait,forte,depuis,passe pas,ventoline,grave} &10
  yes   je n'arrive plus à respirer
  no    je n'arrive pas à respirer par le nez, vous avez un spray?
rule unconscious emergency unconscious_seizure
  for   people who cannot ask for help
  why   not waking, fainting, seizures and new confusion
  find  {se reveille pas,ne se reveille plus,reveille plus,repond plus,repond pas,reagit plus,reagit pas,inconscient,inconsciente,evanoui,evanouie,sest evanoui,perdu connaissance,perdu conscience,perte de connaissance,tombe dans les pommes,sest ecroule,sest effondre,effondree}
  find  {narrive,arrive,peux} >1 {pas,plus} >2 {reveiller}
  find  {convulse,convulsions,convulsion,crise depilepsie,crise d epilepsie} & {fait,maintenant,train,vient,premiere,minutes,arrete,encore,il,fils,bebe,tremble} &10
  find  {confus,confuse,desoriente,desorientee,delire,ne sait plus ou,ne me reconnait,me reconnait plus,dit nimporte quoi,tient des propos} & {mere,il,fievre,depuis,soudain,matin,hier,grand mere,chute} &14
  find  {somnolent,somnolente} & {tres,mere,fils,bebe,fievre,choc,comprimes} &15
  yes   ma grand-mère ne se réveille pas
  no    brochure sur l'épilepsie pour l'école
rule bleeding emergency bleeding_trauma
  for   anybody who is losing blood or badly hurt
  why   bleeding that does not stop, vomited blood, wounds and head injuries with signs
  find  SANG & BEAUCOUP &10
  find  {vomit,vomi,vomis,vomir,crache,tousse,craché} >4 SANG
  find  {selles,caca} & {noires,noire,goudron} &8
  find  {cogne,tape,choc,coup,chute,tombe} & tete & {vomit,vomi,somnolent,somnolente,dort,confus,confuse,vertiges,souvient plus,evanoui,connaissance,saigne,mal de tete,anticoagulants,anticoagulant} &30
  find  {tombe,chute} & {escalier,escaliers,toit,balcon,fenetre,echelle,echafaudage,hauteur} & {tete,bouge plus,dos,mal,jambes,peut plus} &25
  find  {poignarde,poignardee,coup de couteau,balle dans,tire dessus,renverse par,percute par,ecrase par}
  find  os >3 {sort,visible,dehors}
  find  {anticoagulant,anticoagulants,eliquis,xarelto,previscan} & {saigne,sang,chute,tombe,cogne} &20
  yes   je me suis coupé et ça n'arrête pas de saigner
  no    prise de sang demain, il faut être à jeun?
rule allergy emergency anaphylaxis
  for   people with a severe allergic reaction
  why   swelling of tongue, lips, face or throat with or without trouble breathing
  find  {langue,levres,levre,gorge,visage,yeux} >4 {gonfle,gonflent,gonflee,gonflees,gonfles,enfle,enflee,enflees,se ferme,se serre,gonflé}
  find  {gonfle,enfle,gonflement,oedeme} >4 {langue,levres,gorge,visage}
  find  {choc anaphylactique,anaphylaxie,reaction allergique grave,reaction allergique severe,oedeme de quincke}
  find  {urticaire,plaques,boutons} & {respirer,souffle,gorge,vertiges,malaise,vomit,etouffe} &20
  find  {pique,piqure,guepe,abeille,frelon,cacahuete,cacahuetes,noix,crevettes,fruits de mer,antibiotique,amoxicilline,penicilline} & {gonfle,gorge,respirer,levres,langue,malaise,vertiges,etouffe,enfle} &25
  yes   sa langue gonfle après la piqûre de guêpe
  no    faites-vous des tests d'allergie aux cacahuètes
rule poison emergency poisoning_overdose
  for   people who took or swallowed something harmful
  why   one may feel well until it is too late to treat
  find  {fait,faire,fais} >2 overdose
  find  {intoxique,intoxiquee,empoisonne,empoisonnee,surdose}
  find  PRIS >6 {trop,tous,toute,toutes,boite,boites,plein,beaucoup,tube,plaquette,<6-500>} >4 MEDOCS
  find  PRIS >5 {javel,eau de javel,detergent,pile,deboucheur,antigel,mort aux rats,champignons,lessive,white spirit,essence,desherbant}
  find  {fils,bebe} & PRIS & MEDOCS &20
  find  {monoxyde,fuite de gaz,odeur de gaz} & {mal de tete,vertiges,alarme,nausees,malaise,tete} &20
  yes   j'ai avalé toute la boîte de somnifères
  no    combien de doliprane peut-on prendre par jour
rule burn emergency burns
  for   people with bad burns, children above all
  why   scalds of children, burns of face or large burns, chemicals in the eye, electric shock
  find  {brulure,brule,brulee,brules,brulures} & {visage,yeux,cloques,grave,grande,eau bouillante,huile,fils,bebe,corps,poitrine,mains,acide,ebouillante} &14
  find  {eau bouillante,huile bouillante,eau chaude,cafe brulant,soupe brulante,the brulant,bouilloire} & {fils,bebe,dessus,renverse,bras,visage,jambe,poitrine,ebouillante} &14
  find  ebouillante
  find  {javel,acide,colle,produit chimique,deboucheur,ciment} >6 {oeil,yeux}
  find  {electrocute,electrocutee,decharge electrique,choc electrique}
  yes   le bébé s'est renversé de l'eau bouillante dessus
  no    quelle crème pour un coup de soleil
rule infection emergency sepsis_meningitis
  for   people whose infection turns
  why   fever with confusion, stiff neck, rash that stays under glass, mottled skin, chemotherapy
  find  FIEVRE & {confus,confuse,desoriente,delire,nuque raide,cou raide,taches,violettes,purpura,nurine plus,respire vite,convulsions,somnolent,somnolente,lumiere,marbree,marbrures} &25
  find  {nuque,cou} >3 {raide,raideur} & {fievre,tete,lumiere,vomit,vomi} &20
  find  {taches,boutons,points} & {disparaissent pas,partent pas,verre,violets,violettes} &14
  find  {chimio,chimiotherapie,greffe,greffee,leucemie,immunodeprime,immunodeprimee} & FIEVRE &25
  yes   je suis sous chimio et j'ai 38,5 de fièvre
  no    vaccin contre la méningite pour les ados
rule pregnancy emergency pregnancy
  for   pregnant people and the child
  why   bleeding, severe pain, broken waters, no movements, headache with vision changes
  find  {enceinte,grossesse,semaines de grossesse,sa,<5-41> semaines} & {sang,saigne,saignements,pertes de sang,caillots,tres mal,forte douleur,grosse douleur,evanouie,vision,vois des,mouches,contractions,perdu les eaux,perds les eaux,liquide,convulsions,tombee,mal de tete} &25
  find  bebe >5 {bouge plus,bouge pas,bouge moins,sens plus,na pas bouge}
  find  {sens,sent} >1 {plus,pas} >3 {bebe,bouger}
  find  {perdu,perds,rompu} >2 {eaux,poche}
  find  {accouche,accouchement,cesarienne,post partum} & {saigne,sang,fievre,caillots,hemorragie} & {beaucoup,semaine,jours,serviettes,fievre,caillots,arrete pas} &25
  yes   je suis enceinte de 10 semaines et je saigne
  no    quand est l'échographie des 20 semaines
rule baby emergency infant_unwell
  for   babies
  why   fever, floppiness, not feeding, blue lips, hard to wake
  find  {bebe,<0-12> mois,<0-30> jours,nouveau ne} & {fievre,<38-42>,brulant,brulante,mange plus,ne boit plus,tete plus,refuse le biberon,refuse le sein,mou,molle,amorphe,bleu,bleue,se reveille pas,pleure bizarrement,respire vite,respire mal,vomit vert,couche seche,gris,grise,reagit pas,geint} &18
  yes   mon bébé de 2 mois a de la fièvre
  no    visite des 2 mois de bébé
rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   a warm line and a named helpline at once does help
  find  {veux,veut,voudrais,envie de,pense a,prefere,voulait,essaye de,tente de} >2 {mourir,me tuer,se tuer,me suicider,se suicider,en finir,disparaitre pour toujours,etre mort,etre morte,me foutre en lair}
  find  {veux,veut,envie} >1 {plus,pas} >1 {vivre,de vivre,etre la,exister,me reveiller,continuer a vivre}
  find  {suicidaire,suicidaires,me suicider,se suicider,me tuer,mettre fin a mes jours,mettre fin a ses jours,me pendre,se pendre,mouvrir les veines,en finir avec la vie}
  find  {me scarifie,se scarifie,scarification,me coupe les,se coupe les,me taillade,me fais du mal,se fait du mal}
  find  {mieux} >2 sans moi
  find  {plus la force de vivre,plus envie de rien,vie na plus de sens,je nen peux plus,ne sers a rien} & {vie,vivre,mourir,finir,sens,fatigue,seul,seule,force} &10
  find  {adieu,dire adieu} & {tous,tout le monde,merci,pardon,vie,monde} &10
  yes   je ne veux plus vivre
  no    conférence sur la prévention, à quelle heure
rule violence crisis abuse_violence keeps past asked
  for   people hurt by somebody close
  why   naming the line and the emergency number is the least
  find  {me frappe,ma frappe,ma frappee,me tape,ma tape,me bat,ma battue,ma battu,me viole,ma violee,ma viole,violee,me menace,ma menacee,ma etranglee,ma etrangle,metrangle,va me tuer,veut me tuer,nous frappe,abuse de moi,a abuse de,menferme,ma enfermee,me maltraite,ma poussee,ete violee,ete viole}
  find  {frappe,tape,maltraite,bat,touche} >3 {fils,mere,bebe,enfants}
  find  peur >4 {rentrer,mari,mere,quil me,rentrer chez moi,de lui}
  find  {violences conjugales,violence conjugale} & {victime,mon,aide,subis,je} &8
  find  {vais le tuer,vais la tuer,veux le tuer,envie de le tuer}
  yes   mon mari me frappe
  no    la hausse des prix, ça fait mal
rule after-operation urgent post_procedure
  for   people at home after an operation
  why   open, bleeding or infected wounds, fever, a swollen calf
  find  {operation,opere,operee,chirurgie,points,cicatrice,plaie,cesarienne,dent,dent de sagesse} & {ouverte,souvre,rouverte,sest ouverte,laches,saigne beaucoup,arrete pas de saigner,pus,coule,fievre,sent mauvais,infectee,frissons} &18
  find  {mollet,jambe} & {gonfle,gonflee,enfle} & {mal,douleur,rouge,chaud,chaude,vol,avion,operation} &15
  find  {narrive,arrive,peux} >1 {plus,pas} >2 {uriner,faire pipi}
  yes   ma cicatrice de césarienne s'est ouverte
  no    quand enlève-t-on les points de l'opération
rule sugar emergency diabetic
  for   people with diabetes
  why   low sugar with confusion, high sugar or ketones with vomiting
  find  {glycemie,sucre,dextro} >3 {<0.1-0.6>,<20-60>,<300-900>,tres basse,tres bas,tres haute,tres eleve}
  find  {hypoglycemie,coma diabetique,acidocetose} & {fait,maintenant,crois,tremble,sueurs,repond,vite,remonte pas} &10
  find  {diabetique,insuline} & {se reveille pas,confus,confuse,transpire,tremble,vomit,vomi,repond plus,evanoui,inconscient,cetone,cetones,plus dinsuline,trop} &20
  yes   mon père est diabétique, il transpire et il est confus
  no    groupe pour diabétiques, quel jour
rule ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first
  find  {besoin,envoyez,appelez,appelle,appeler,faut} >3 {ambulance,samu,pompiers,15,112}
  find  {suis en train de mourir,est en train de mourir,vais mourir,va mourir,je meurs}
  find  {cest une urgence,urgence vitale,au secours}
  find  {ventre,abdomen} & {dur comme,douleur insupportable,douleur atroce,plie en deux,atrocement} &14
  find  {testicule,testicules} & {mal,douleur} & {violent,violente,dun coup,tres,soudain,insupportable} &12
  yes   envoyez une ambulance s'il vous plaît
  no    contact d'urgence, comment le changer
