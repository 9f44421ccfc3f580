# Portuguese (Brazil and Portugal). A first, small lexicon. How to read this file: README.md.
lexicon pt 2026.11.1

alias mae, mamae, pai, papai, marido, esposo, esposa, mulher, companheiro, companheira, namorado, namorada, irmao, irma, avo, vovo, vo, amigo, amiga, sogro, sogra, tio, tia, primo, prima, vizinho, vizinha
alias filho, filha, filhinho, filhinha, crianca, menino, menina, miudo, miuda, garoto, garota
alias bebe, bebes, nenem, neném
numerals um=1 uma=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 vinte=20 trinta=30

stop
  e, mas, porem, agora, eu, meu, minha, me, ele, ela, hoje, so, ja, porque, entao, desde, ta, esta, estou
neutral
  nao {consigo,consegue,conseguiu,conseguimos,posso,pode,sei,sabe,quero,quer,para,parou,responde,acorda,reage,respira,melhora,passa,baixa,aguento,aguenta,sinto,sente,mexe,vejo,ve,deixa,funciona,adianta,faz nada,urina,come}
context negated ahead 6
  nao tenho, nao tem, nao ha, sem, nenhum, nenhuma, nunca, nunca tive, nega, nao e um, nao e uma, nao, nem
context past around 8
  ja estou bem, ja esta bem, ja passou, recuperado, recuperada, teve alta, relatorio, laudo, historico, prontuario, copia do, copia da
context past behind 8
  ha {<2-60>,varios,muitos,alguns} {anos,meses}, {<2-60>,alguns} {anos,meses} atras, em <1950-2026>, ano passado, no ano passado, quando era {crianca,pequeno,pequena,jovem}, mes passado
context past ahead 6
  historico de, antecedentes de, teve um, tive um, morreu de, faleceu de, depois do meu
context asked ahead 5
  voces {tratam,atendem,fazem,tem,oferecem}, atendem, tratam, fazem, curso{,s} de, informacoes {sobre,de}, folheto{,s} {de,sobre}, quanto custa, preco {de,da,do}, consulta de, o que e, sintomas de, prevencao {de,do,da}, risco de, vacina {contra,de,da}, primeiros socorros, palestra {de,sobre}, especialista em, {pode,podem} {causar,provocar,dar}, atestado de, laudo de
context asked behind 3
  clinica, unidade, reabilitacao, curso, oficina, palestra, folheto, prevencao, seguro, formulario
context imagined ahead 6
  se {eu tiver,tiver,alguem,um,uma}, em caso de, e se, caso, no {filme,livro,romance}, na {novela,serie}, quase tive
mask
  quase {desmaiei,morri,desmaio,tive um treco},
    respirar pelo nariz, nariz entupido, me bateu {forte,a saudade,uma}, bateu forte, quando tiro, tiro os, tiro o, morrendo de {rir,fome,sono,vergonha,vontade,calor,frio,tedio,curiosidade,saudade,saudades}, morto de {fome,cansaco,sono,medo,vergonha}, morta de {fome,cansaco,sono,medo,vergonha}, matar {o tempo,saudade,saudades,a aula}, quase tive um infarto, exame{,s} de sangue, analises de sangue, doar sangue, colher sangue, raio x do torax, contato de emergencia, contacto de emergencia, sangue frio, {bateria,celular,telemovel} {morreu,esta morrendo}, ataque de riso, coracao partido, de morrer de rir

set AGORA weak
  acho, agora, hoje, ajuda, ajudem, socorro, esta tendo, estou tendo, esta a ter, de repente, do nada, acabou de, esta manha, esta noite, ontem, minutos, horas, hora, rapido, urgente, pode ser, sera, parece, teve agora, deu, outra vez, nao para, continua, penso
set PEITO
  peito, torax
set DOI
  dor, dores, doi, doendo, doer, doi me, pontada, pontadas, ardor, queimacao, incomodo
set APERTO
  aperto, apertando, apertado, aperta, pressao, peso, pesado, esmagando, esmagar, elefante, tijolo, queima, fechado
set SUOR
  suor, suando, suado, suada, suor frio, palido, palida, cinza, tonto, tonta, tontura, tonturas, enjoo, enjoado, enjoada, vomitando, vomito, falta de ar, sem ar, nausea, nauseas
set SANGUE
  sangue, sangra, sangrando, sangramento, sangrar, hemorragia, sangrou
set MUITO
  muito, muita, nao para, sem parar, nao parou, encharcado, encharcada, encharcando, encharcou, coagulos, jorrando, jorra, nao estanca, por todo lado, bastante, absorventes, toalhas, pensos, aos jorros
set FEBRE
  febre, febril, <38-42>, calafrios, arrepios, tremendo, ardendo, queimando, temperatura
set REMEDIO
  comprimidos, comprimido, remedios, remedio, medicamentos, medicacao, paracetamol, dipirona, ibuprofeno, rivotril, tranquilizantes, calmantes, insulina, diazepam, gotas, pilulas, capsulas, cartela
set TOMOU
  tomei, tomou, tomado, engoliu, engoli, bebeu, bebi, comeu, ingeriu, dei, deu, tomar, meteu na boca

rule chest emergency chest_pain
  for   anybody with pain or pressure in the chest
  why   pressure or pain in the chest is a heart attack until shown otherwise
  find  PEITO >5 DOI
  find  DOI >5 PEITO
  find  PEITO >5 APERTO
  find  APERTO >5 PEITO
  find  {enfartando,infartando}
  find  {infarto,enfarte,ataque cardiaco,ataque do coracao} & AGORA &8
  find  {braco esquerdo,mandibula,maxilar,os dois bracos,queixo} & {dor,doi,dormente,pesado,formigando,formigamento,doendo} &12
  find  coracao & {disparado,disparou,acelerado,a mil,palpitacoes,descompassado,pula} & SUOR &20
  find  {suor frio,suando frio}
  yes   estou com dor no peito e suando frio
  no    atendem dor no peito ou é só no cardiologista
rule stroke emergency stroke keeps past
  for   people having a stroke
  why   a drooping face, a weak arm or lost speech means call at once
  find  {rosto,cara,boca,labio,palpebra} >5 {torto,torta,caido,caida,paralisado,paralisada,dormente,entortou,repuxado,repuxada,descaida,descaido,de lado}
  find  {entortou,torta,torto,caiu,repuxou} >4 {boca,rosto,cara}
  find  {nao consigo,nao consegue,nao conseguia} >3 {falar,mexer o braco,mexer a perna,levantar o braco,mexer um lado}
  find  {fala,falando,falar,a falar} >3 {enrolado,enrolada,arrastado,arrastada,estranho,embolado,embolada,coisas sem sentido,como bebado,esquisito,entaramelada,trocando}
  find  {lado esquerdo,lado direito,metade do corpo,um lado do corpo} & {dormente,fraco,sem forca,paralisado,nao mexe,morto} &12
  find  {braco,perna,mao} & {de repente,do nada,de subito} & {dormente,fraco,fraca,sem forca,nao mexe,paralisado,morto,pesado} &15
  find  {avc,derrame,trombose cerebral} & AGORA &8
  find  {perdi,perdeu} >2 {visao,vista}
  find  {pior dor de cabeca,dor de cabeca de repente,dor de cabeca mais forte}
  yes   a boca da minha mãe ficou torta e ela fala enrolado
  no    consulta de reabilitação de AVC
rule breathing emergency breathing
  for   anybody short of air or choking
  why   breathing difficulty means call at once
  find  {nao consigo,nao consegue,nao consegui,mal consigo,mal consegue,dificuldade para,dificuldade em,dificuldade de,custa,custa me,custa lhe,quase nao consegue,quase nao consigo,com dificuldade} >3 {respirar,puxar o ar,apanhar ar}
  find  {nao respira,parou de respirar,nao esta respirando,nao esta a respirar,respira muito rapido,respirando rapido,respirando mal,respira mal}
  find  {falta de ar,sem ar,sufocando,sufocada,sufocado,engasgado,engasgada,engasgou,engasgando,asfixia,a sufocar,me sufocando}
  find  {labios,boca,unhas,cara} >3 {roxos,roxo,roxa,azuis,azul,azulados,roxas}
  find  {bombinha,inalador,bomba,ventilan,aerolin,salbutamol} & {nao adianta,nao funciona,nao faz,nao esta fazendo,acabou,nao resolve,nao alivia} &12
  find  {crise de asma,ataque de asma} & AGORA &8
  yes   não consigo respirar direito
  no    não consigo respirar pelo nariz, têm spray?
rule unconscious emergency unconscious_seizure
  for   people who cannot ask for help
  why   not waking, fainting, seizures and new confusion
  find  {nao acorda,nao responde,nao reage,inconsciente,desmaiou,desmaiei,desmaiado,desmaiada,desmaio,perdeu os sentidos,perdeu a consciencia,desacordado,desacordada,apagou,caiu duro,nao consigo acordar,nao conseguimos acordar,colapsou}
  find  {convulsionando,a convulsionar,convulsionou}
  find  {convulsao,convulsoes,ataque epiletico,ataque epileptico,crise epileptica} & AGORA &8
  find  {confuso,confusa,desorientado,desorientada,delirando,nao sabe onde esta,nao me reconhece,nao reconhece,falando coisas,a delirar} & {mae,avo,febre,hoje,de repente,desde,ontem,noite,ele,ela,idosa} &14
  find  {muito} >0 {sonolento,sonolenta} & {mae,filho,bebe,febre,pancada,comprimidos} &15
  yes   minha avó não acorda
  no    folheto sobre convulsão febril para a creche
rule bleeding emergency bleeding_trauma
  for   anybody who is losing blood or badly hurt
  why   bleeding that does not stop, vomited blood, wounds and head injuries with signs
  find  SANGUE & MUITO &10
  find  {vomitando,vomitou,vomito,vomitei,tossindo,tosse,a vomitar,cuspindo} >4 SANGUE
  find  {fezes,coco,cocô} & {pretas,preto,preta,como piche,muito sangue} &8
  find  {bateu,bati,pancada,batida,queda} & cabeca & {vomitou,vomitando,vomita,sono,sonolento,sonolenta,confuso,confusa,tonto,tonta,nao lembra,desmaiou,sangue,dor de cabeca,anticoagulante} &30
  find  {caiu,cai,queda} & {escada,escadas,telhado,varanda,janela,andaime,laje,altura} & {cabeca,nao consegue,nao mexe,costas,doi,pernas,dor} &25
  find  {esfaqueado,esfaqueada,esfaquearam,facada,baleado,baleada,levou um tiro,levei um tiro,atropelado,atropelada,atropelaram}
  find  osso >3 {fora,aparecendo,a ver}
  find  {anticoagulante,anticoagulantes,varfarina,marevan,xarelto} & {sangra,sangrando,sangue,pancada,caiu,bateu} &20
  yes   cortei a mão e não para de sangrar
  no    exame de sangue amanhã, preciso de jejum?
rule allergy emergency anaphylaxis
  for   people with a severe allergic reaction
  why   swelling of tongue, lips, face or throat with or without trouble breathing
  find  {lingua,labios,labio,garganta,rosto,cara,olhos,boca} >4 {inchada,inchados,inchado,inchando,inchou,fechando,a inchar,incharam,a fechar,fechada}
  find  {inchando,inchou,inchado,fechando,a inchar} >4 {lingua,labios,garganta,rosto,cara}
  find  {anafilaxia,choque anafilatico,reacao alergica grave,reacao alergica forte}
  find  {urticaria,placas,manchas,bolinhas,babas} & {respirar,falta de ar,garganta,tonto,tonta,vomitando,sem ar} &20
  find  {picada,picou,vespa,abelha,marimbondo,amendoim,camarao,marisco,castanha,nozes,penicilina,antibiotico,amoxicilina} & {inchado,inchada,inchando,inchou,garganta,respirar,falta de ar,labios,lingua,tonto,tonta,a inchar} &25
  yes   a língua dele está inchando
  no    fazem teste de alergia ao amendoim
rule poison emergency poisoning_overdose
  for   people who took or swallowed something harmful
  why   one may feel well until it is too late to treat
  find  {tomou,teve,tive,tomei,tomar,fez,fiz} >2 overdose
  find  {overdose,intoxicado,intoxicada,envenenado,envenenada,envenenamento,intoxicacao} & AGORA &8
  find  TOMOU >6 {muitos,demais,todos,toda,todo,um monte,a caixa,o frasco,a cartela,<6-500>,varios,uma caixa} >4 REMEDIO
  find  TOMOU >4 REMEDIO >4 {demais,todos,a mais}
  find  TOMOU >5 {agua sanitaria,lixivia,veneno,detergente,pilha,chumbinho,soda caustica,desinfetante,cogumelos,alvejante,querosene}
  find  {filho,bebe} & TOMOU & REMEDIO &20
  find  {monoxido,vazamento de gas,cheiro de gas,fuga de gas} & {dor de cabeca,tontos,tonto,tonta,alarme,tontura,enjoo} &20
  yes   tomei a cartela toda de rivotril
  no    quantos comprimidos de paracetamol posso tomar por dia
rule burn emergency burns
  for   people with bad burns, children above all
  why   scalds of children, burns of face or large burns, chemicals in the eye, electric shock
  find  {queimadura,queimou,queimado,queimada,queimei,queimaduras} & {rosto,cara,olhos,bolhas,grave,grande,agua fervendo,agua a ferver,oleo,filho,bebe,corpo,peito,maos,acido} &14
  find  {agua fervendo,agua fervente,agua a ferver,oleo quente,agua quente,cafe fervendo,sopa quente,cha a ferver} & {filho,bebe,em cima,caiu,braco,cara,perna,peito,rosto,virou} &14
  find  {agua sanitaria,lixivia,acido,cal,cola,produto quimico,soda,cloro} >6 {olho,olhos}
  find  {eletrocutado,choque eletrico,levou choque,levei um choque,apanhou um choque}
  yes   caiu água fervendo em cima da criança
  no    que pomada usam para queimadura de sol
rule infection emergency sepsis_meningitis
  for   people whose infection turns
  why   fever with confusion, stiff neck, rash that stays under glass, mottled skin, chemotherapy
  find  FEBRE & {confuso,confusa,desorientado,desorientada,delirando,rigidez,pescoco duro,nuca,manchas roxas,roxas,nao urina,respirando rapido,convulsao,muito sonolento,sonolenta,luz} &25
  find  {pescoco,nuca} >3 {duro,rigido,dura,rigida} & {febre,cabeca,luz,vomito,vomitando} &20
  find  {manchas,pintinhas} & {nao somem,nao desaparecem,copo,vidro,roxas} &14
  find  {quimio,quimioterapia,transplante,transplantado,transplantada,leucemia,imunossuprimido} & FEBRE &25
  yes   faço quimioterapia e estou com febre de 38,5
  no    vacina contra meningite para adolescente
rule pregnancy emergency pregnancy
  for   pregnant people and the child
  why   bleeding, severe pain, broken waters, no movements, headache with vision changes
  find  {gravida,gravidez,gestante,semanas de,<5-41> semanas} & {sangue,sangrando,sangramento,a sangrar,coagulos,muita dor,dor forte,colica forte,desmaiei,visao,luzes,contracoes,bolsa,liquido,convulsao,cai,queda,dor de cabeca forte} &25
  find  {bebe} >5 {nao mexe,nao se mexe,parou de mexer,mexe menos,nao mexeu,nao sinto,mexendo pouco}
  find  {nao sinto,nao estou sentindo} >4 {bebe,mexer,chutes,movimentos}
  find  {bolsa,aguas} >2 {estourou,rompeu,rebentou,rebentaram,romperam}
  find  {parto,pos parto,cesarea,cesariana,dei a luz} & {sangramento,sangue,febre,coagulos,hemorragia} & {muito,muita,forte,semana,dias,encharcando,nao para,febre} &25
  yes   estou grávida de 10 semanas e sangrando
  no    quando é o ultrassom das 20 semanas
rule baby emergency infant_unwell
  for   babies
  why   fever, floppiness, not feeding, blue lips, hard to wake
  find  {bebe,<0-12> meses,<0-30> dias,recem nascido,recem nascida} & {febre,<38-42>,muito quente,nao mama,nao quer mamar,nao come,nao pega o peito,mole,molinho,molinha,roxo,roxinho,roxa,azul,nao acorda,choro estranho,respirando rapido,respira rapido,vomito verde,fralda seca,nao faz xixi,cinzento,nao reage} &18
  yes   meu bebê de 2 meses está com febre
  no    consulta do bebê dos 2 meses
rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   a warm line and a named helpline at once does help
  find  {quero,quer,queria,vontade de,pensando em,penso em,melhor,tentou,tentei,preferia} >2 {morrer,me matar,se matar,matar me,matar se,suicidio,suicidar,estar morto,estar morta,sumir para sempre}
  find  {nao quero,nao quer,ja nao quero} >2 {viver,continuar vivendo,estar aqui,existir,acordar,continuar aqui}
  find  {suicidio,suicidar,suicida,suicidar me,me matar,matar me,tirar a minha vida,tirar a propria vida,acabar com a minha vida,acabar com tudo,acabar com a vida,me enforcar,enforcar me,cortar os pulsos}
  find  {me corto,se corta,corto me,corta se,me cortando,se cortando,automutilacao,me machuco,magoar me,me machucar}
  find  {melhor,melhores} >2 sem mim
  find  {nao aguento mais,ja nao aguento,nao vale a pena viver,nao ha sentido,nao vejo saida} 
  find  {despedir,adeus a todos,me despedindo} & {sempre,todos,obrigado,obrigada,perdao,desculpa,vida} &10
  yes   não quero mais viver
  no    palestra sobre prevenção, que horas começa
rule violence crisis abuse_violence keeps past asked
  for   people hurt by somebody close
  why   naming the line and the emergency number is the least
  find  {me bate,me bateu,bate me,bateu me,me agride,me agrediu,agrediu me,me espanca,me espancou,me estuprou,fui estuprada,fui estuprado,fui violada,fui violado,violou me,me violou,me ameaca,me ameacou,ameaca me,vai me matar,vai matar me,quer me matar,me estrangulou,abusou de mim,abusa de mim,me tranca,me trancou,me empurrou}
  find  {bate,espanca,maltrata,abusa,toca} >3 {filho,mae,bebe,nos}
  find  medo >4 {voltar para casa,marido,mae,ele me,que me mate,me bata,ir para casa}
  find  {violencia domestica} & {sofro,minha,ajuda,vitima,sou} &8
  find  {vou matar,quero matar}
  yes   meu marido me bate
  no    o preço me bateu forte este mês
rule after-operation urgent post_procedure
  for   people at home after an operation
  why   open, bleeding or infected wounds, fever, a swollen calf
  find  {operacao,operado,operada,operei,cirurgia,pontos,ferida,cesarea,cesariana,dente,siso} & {abriram,abriu,abriram,aberto,aberta,sangra muito,nao para de sangrar,pus,febre,cheira mal,infeccionou,infetada,calafrios,nao para} &18
  find  {panturrilha,barriga da perna,perna} & {inchada,inchou} & {dor,doi,vermelha,quente,voo,cirurgia} &15
  find  {nao consigo urinar,nao consegue urinar,nao consigo fazer xixi,nao urino,sem urinar}
  yes   os pontos da cesárea abriram
  no    quando tiro os pontos da cirurgia
rule sugar emergency diabetic
  for   people with diabetes
  why   low sugar with confusion, high sugar or ketones with vomiting
  find  {acucar,glicemia,glicose} >3 {<20-60>,<1-3.4>,<300-900>,muito baixa,muito baixo,muito alta,muito alto}
  find  {hipoglicemia,coma diabetico,cetoacidose} & AGORA &8
  find  {diabetico,diabetica,insulina} & {nao acorda,confuso,confusa,suando,tremendo,vomitando,vomita,nao responde,desmaiou,inconsciente,cetonas,sem insulina,demais} &20
  yes   meu pai é diabético, está suando e confuso
  no    grupo para diabéticos, qual o dia
rule ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first
  find  {preciso,precisamos,chamem,mandem,manda,chama,enviem,chamar,liguem,ligar} >3 {ambulancia,samu,192,112,inem}
  find  {estou morrendo,esta morrendo,estou a morrer,esta a morrer,vou morrer,vai morrer,acho que vou morrer}
  find  {e uma emergencia,e urgente} & {socorro,ajuda,rapido,por favor,ajudem} &8
  find  {barriga,abdomen,estomago} & {dura como,dor insuportavel,dor horrivel,dor muito forte,nao aguento} &14
  find  {testiculo,testiculos} & {dor,doi,doendo} & {forte,de repente,muito,insuportavel} &12
  yes   por favor mandem uma ambulância
  no    contato de emergência, como mudo
