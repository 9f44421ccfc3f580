# Spanish. A first, small lexicon: the plainest emergencies and crises. How to read this file: README.md.
lexicon es 2026.11.1

alias madre, mama, mami, padre, papa, papi, marido, esposo, esposa, mujer, pareja, novio, novia, hermano, hermana, abuelo, abuela, abuelita, abuelito, amigo, amiga, suegro, suegra, tio, tia, primo, prima, vecino, vecina, companero, companera
alias hijo, hija, nino, nina, chico, chica, peque, pequeno, pequena, nene, nena
alias bebe, bebes, beba
numerals uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 veinte=20 treinta=30 cuarenta=40

stop
  y, pero, aunque, sin embargo, ahora, yo, mi, mis, me, le, se, hoy, solo, ya, porque, entonces, desde

neutral
  no {puedo,puede,pude,podemos,se,sabe,quiero,quiere,para,paro,deja,responde,reacciona,despierta,respira,mejora,baja,cede,se me pasa,se le pasa,solo,me deja,es nada,hace nada,aguanto,aguanta,consigo,consigue,siento,siente,mueve,muevo,veo,ve,orina,come,bebe,sirve,funciona}

context negated ahead 6
  no tengo, no tiene, no hay, no siento ningun, sin, ningun, ninguna, no presenta, niega, nunca, nunca {he,ha} tenido, no es un, no es una, no, tampoco
context past around 8
  me caso el, ya estoy bien, ya esta bien, ya paso, recuperado, recuperada, dado de alta, informe, informes, historial, expediente, copia de
context past behind 8
  hace {<2-60>,varios,muchos,unos} {anos,meses}, en <1950-2026>, el ano pasado, cuando era {nino,nina,joven,pequeno,pequena}, el {mes,verano,invierno} pasado, de {nino,nina}
context past ahead 6
  antecedentes de, historial de, tuvo un, tuve un, murio de, fallecio de, recuperandome de, despues de mi
context asked ahead 5
  atienden, tratan, hacen, ofrecen, tienen, curso{,s} de, clase{,s} de, informacion {sobre,de}, folleto{,s} {de,sobre}, cuanto {cuesta,vale}, precio de, consulta de, unidad de, cita para, que es {un,una}, sintomas de, prevenir, prevencion de, riesgo de, vacuna {contra,de}, primeros auxilios, charla {de,sobre}, especialista en, {puede,pueden} {causar,provocar,dar}, certificado de, informe de
context asked behind 3
  clinica, unidad, consulta, rehabilitacion, curso, taller, charla, folleto, prevencion, seguro, formulario, leve controlada
context imagined ahead 6
  si {tengo,tuviera,alguien,un,una,mi}, en caso de, que pasa si, por si, en {la,una} {pelicula,novela,serie}, casi me da
mask
  casi me {desmayo,muero,da algo}, casi se {desmaya,muere} {al,cuando},
    respirar por la nariz, nariz tapada, golpeo el bolsillo, me muero de {risa,hambre,sueno,verguenza,ganas,calor,frio,aburrimiento,curiosidad}, muerto de {risa,hambre,sueno,cansancio,miedo,frio}, muerta de {risa,hambre,sueno,cansancio,miedo,frio}, {matar,mata} el tiempo, casi me da un infarto, de infarto, analisis de sangre, prueba de sangre, donar sangre, {radiografia,placa} de torax, para morirse, dolor de cabeza con la factura, ataque de risa, emergencia {contacto,familiar}, contacto de emergencia, sangre fria, sudando la gota, corazon roto, {bateria,telefono,movil} {se,esta} {murio,muriendo}

set AHORA weak
  creo, ahora, hoy, ayuda, ayudenme, socorro, le esta dando, me esta dando, esta teniendo, estoy teniendo, de repente, de golpe, de pronto, acaba de, esta manana, esta noche, anoche, ayer, minutos, horas, hora, rapido, urgente, puede ser, sera, parece, pienso, le dio, le ha dado, me dio, me ha dado, otra vez, no para, sigue
set PECHO
  pecho, torax, esternon
set DUELE
  dolor, dolores, duele, duelen, dolia, doliendo, punzada, punzadas, ardor, molestia
set OPRIME
  oprime, opresion, presion, aprieta, apretado, apretada, apretando, peso, pesado, pesadez, aplasta, aplastando, tirante, cerrado, tenso, quema, elefante, ladrillo, losa
set SUDOR
  sudor, sudores, suda, sudando, sudo, sudor frio, palido, palida, gris, blanco como, blanca como, mareado, mareada, mareo, mareos, vomitando, vomito, nauseas, ganas de vomitar, sin aire, falta el aire, ahogo
set SANGRE
  sangre, sangra, sangrar, sangrando, sangrado, hemorragia, sangro, sangraba
set MUCHO
  mucho, mucha, muchisima, muchisimo, no para, no paro, no deja, no se detiene, sin parar, a chorros, a chorro, empapado, empapada, empapando, coagulos, no se corta, no consigo parar, no podemos parar, no lo puedo parar, abundante, por todas partes, compresas, toallas
set FIEBRE
  fiebre, calentura, febril, <38-42>, escalofrios, tiritando, temblando, ardiendo, temperatura
set PASTILLAS
  pastillas, pastilla, comprimidos, comprimido, medicamentos, medicinas, paracetamol, ibuprofeno, tranquilizantes, somniferos, insulina, lejia, veneno, cloro, detergente, pilas, pila, raticida, lexatin, orfidal, diazepam, medicacion, jarabe
set TOMO
  tome, tomo, tomado, trago, tragado, trague, ingirio, bebio, bebido, comio, comido, me tome, se tomo, ha tomado, se trago, dio, di

rule chest emergency chest_pain
  for   anybody with pain or pressure in the chest
  why   pressure or pain in the chest is a heart attack until shown otherwise
  find  PECHO >5 DUELE
  find  DUELE >5 PECHO
  find  PECHO >5 OPRIME
  find  OPRIME >5 PECHO
  find  {infarto,ataque al corazon,ataque cardiaco} & AHORA &8
  find  {brazo izquierdo,mandibula,los dos brazos} & {dolor,duele,dormido,adormecido,pesado,hormigueo,pesadez} &12
  find  {corazon} & {acelerado,acelera,mil,disparado,desbocado,palpitaciones,ritmo} & SUDOR &20
  find  sudor frio
  yes   me duele el pecho y me falta el aire
  no    atienden dolor de pecho o hay que ir al cardiólogo
rule stroke emergency stroke keeps past
  for   people having a stroke
  why   a drooping face, a weak arm or lost speech means call at once
  find  {cara,boca,labio,parpado} >5 {torcida,torcido,caida,caido,paralizada,paralizado,dormida,dormido,chueca,desviada,se le cae,colgando}
  find  {torcio,torcido,torcida,se le cayo,dormida,paralizo} >4 {cara,boca}
  find  {no puedo,no puede,no pudo,no logra,no consigue} >3 {hablar,mover el brazo,mover la pierna,levantar el brazo,mover un lado,articular}
  find  {habla,hablando,balbucea,hablo} >3 {raro,rara,mal,enredado,trabado,incoherente,arrastrado,pastoso,como borracho,como borracha,sin sentido}
  find  {lado izquierdo,lado derecho,medio cuerpo,brazo derecho,brazo,pierna,mano} & {de repente,de pronto,de golpe} & {dormido,dormida,debil,sin fuerza,no responde,no se mueve,adormecido,paralizado,muerto,muerta} &15
  find  {lado izquierdo,lado derecho,medio cuerpo,un lado del cuerpo} >4 {dormido,debil,sin fuerza,adormecido,paralizado,muerto}
  find  {ictus,derrame cerebral,derrame,embolia,ataque cerebral,acv} & AHORA &8
  find  {perdi,perdio,perdido} >2 {vision,vista} 
  find  {no veo,no ve} >3 {un ojo,ojo}
  find  {peor dolor de cabeza,dolor de cabeza de repente,dolor de cabeza mas fuerte}
  yes   a mi padre se le ha torcido la boca y habla raro
  no    cita para rehabilitación de ictus
rule breathing emergency breathing
  for   anybody short of air or choking
  why   breathing difficulty means call at once
  find  {no puedo,no puede,no podia,apenas puedo,apenas puede,me cuesta,le cuesta,cuesta,dificultad para,dificultad al,no logra,casi no puede,casi no puedo} >3 {respirar,respira,coger aire,tomar aire}
  find  {no respira,deja de respirar,dejo de respirar,respira muy rapido,respira mal,respira raro,respira con dificultad}
  find  {falta,faltaba} >2 aire
  find  {me ahogo,se ahoga,ahogandose,ahogandome,se esta ahogando,me estoy ahogando,asfixia,asfixiando,atragantado,atragantada,atraganto,se atraganta}
  find  {labios,boca,cara,unas} >3 {azules,azul,morados,morado,morada}
  find  {inhalador,ventolin,salbutamol} & {no hace,no funciona,no me hace,no le hace,no ayuda,se acabo,nada} &12
  find  {ataque de asma,crisis de asma} & AHORA &8
  yes   no puedo respirar bien desde anoche
  no    no puedo respirar por la nariz, hacen lavados nasales?
rule unconscious emergency unconscious_seizure
  for   people who cannot ask for help
  why   not waking, fainting, seizures and new confusion
  find  {no despierta,no se despierta,no responde,no reacciona,inconsciente,se desmayo,se ha desmayado,me desmaye,desmayado,desmayada,desmayo,perdio el conocimiento,perdio la conciencia,sin conocimiento,se desplomo,no puedo despertar,no podemos despertar,no logro despertar}
  find  {convulsionando,convulsiona}
  find  {convulsion,convulsiones,ataque epileptico,crisis epileptica,epilepsia} & AHORA &8
  find  {se desmayo,se desmaya,me desmaye,me desmayo}
  find  {confundido,confundida,desorientado,desorientada,delirando,no sabe donde esta,no me reconoce,no nos reconoce,dice cosas sin sentido} & {mi,madre,fiebre,hoy,de repente,desde,ayer,noche,manana,el,ella,esta} &14
  find  {muy} >0 {adormilado,adormilada,somnoliento,somnolienta} & {madre,hijo,bebe,fiebre,golpe,pastillas} &15
  yes   mi abuela no despierta
  no    folleto sobre convulsiones para el colegio
rule bleeding emergency bleeding_trauma
  for   anybody who is losing blood or badly hurt
  why   bleeding that does not stop, vomited blood, wounds and head injuries with signs
  find  SANGRE & MUCHO &10
  find  {vomita,vomitando,vomito,vomite,vomitado,tosiendo,tose,escupe} >4 SANGRE
  find  {heces,caca,deposiciones} & {negras,negra,como alquitran,con mucha sangre} &8
  find  {golpe,golpeo,golpeado,pego,di} & cabeza & {vomita,vomito,vomitando,vomitado,sueno,dormido,confundido,mareado,no recuerda,desmayo,conocimiento,sangra,dolor de cabeza,sintrom,anticoagulante,anticoagulantes} &30
  find  {se cayo,caido,cayo,me cai} & {escalera,escaleras,tejado,balcon,ventana,andamio,altura} & {cabeza,no puede,no se mueve,espalda,duele,piernas,dolor} &25
  find  {apunalado,apunalada,apunalaron,disparo,dispararon,acuchillado,acuchillaron,atropellado,atropellaron,atropello}
  find  {anticoagulante,anticoagulantes,sintrom,warfarina} & {sangra,sangre,golpe,caida,cayo} &20
  find  hueso >3 {fuera,sale,ve}
  yes   se cortó la mano y no para de sangrar
  no    analisis de sangre mañana, tengo que ir en ayunas?
rule allergy emergency anaphylaxis
  for   people with a severe allergic reaction
  why   swelling of tongue, lips, face or throat with or without trouble breathing
  find  {lengua,labios,labio,garganta,cara,ojos} >4 {hinchada,hinchados,hinchado,hinchando,hincha,cerrando,cierra,inflamada,inflamados,inflamado}
  find  {hinchando,hincha,hinchado,hinchada,hincho,cierra,cerrando,inflamo} >4 {lengua,labios,garganta,cara}
  find  {anafilaxia,shock anafilactico,choque anafilactico,reaccion alergica grave,reaccion alergica muy}
  find  {ronchas,urticaria,habones,granos} & {respirar,aire,garganta,mareo,mareado,mareada,vomitando,ahogo} &20
  find  {picadura,pico,avispa,abeja,cacahuete,cacahuetes,mani,mariscos,gambas,nueces,nuez,penicilina,antibiotico} & {hincha,hinchado,hinchada,garganta,respirar,ahogo,labios,lengua,mareado,mareada,ronchas} &25
  yes   se le está hinchando la lengua
  no    hacen pruebas de alergia a los cacahuetes
rule poison emergency poisoning_overdose
  for   people who took or swallowed something harmful
  why   one may feel well until it is too late to treat
  find  {sobredosis,intoxicado,intoxicada,envenenado,envenenada,intoxicacion,envenenamiento} & AHORA &8
  find  TOMO >6 {muchas,demasiadas,todas,un monton,un bote,una caja,la caja,el bote,blister,<6-500>,lejia,veneno,cloro,detergente,pila,raticida,punado} >4 PASTILLAS
  find  TOMO >5 {lejia,veneno,cloro,detergente,pila,pilas,raticida,amoniaco,setas,insecticida}
  find  {hijo,bebe} & TOMO & PASTILLAS &20
  find  {monoxido,fuga de gas,olor a gas} & {dolor de cabeza,mareados,mareado,alarma,vomitos,mareo} &20
  yes   me he tomado toda la caja de pastillas
  no    cuántas pastillas de paracetamol se pueden tomar al día
rule burn emergency burns
  for   people with bad burns, children above all
  why   scalds of children, burns of face or large burns, chemicals in the eye, electric shock
  find  {quemadura,quemo,quemado,quemada,quemaduras,queme} & {cara,ojos,ampollas,grave,grande,agua hirviendo,aceite,hijo,bebe,cuerpo,pecho,manos,acido,quimico} &14
  find  {agua hirviendo,aceite hirviendo,agua caliente,cafe hirviendo,sopa hirviendo} & {hijo,bebe,encima,cayo,brazo,cara,pierna,pecho} &14
  find  {lejia,acido,cal,quimico,pegamento,cloro,amoniaco} >6 {ojo,ojos}
  find  {electrocuto,electrocutado,descarga electrica,calambrazo}
  yes   se le cayó agua hirviendo encima al niño
  no    crema para quemaduras del sol, cuál recomiendan
rule infection emergency sepsis_meningitis
  for   people whose infection turns
  why   fever with confusion, stiff neck, rash that stays under glass, mottled skin, chemotherapy
  find  FIEBRE & {confundido,confundida,desorientado,desorientada,delira,delirando,rigidez,cuello,nuca,manchas,morado,moradas,no orina,respira rapido,convulsion,muy dormido,adormilado,adormilada,luz} &25
  find  {cuello,nuca} >3 {rigido,rigida,duro,tieso,tiesa} & {fiebre,cabeza,luz,vomitos,vomitando} &20
  find  {manchas,puntitos,sarpullido} & {no desaparecen,no se quitan,vaso,cristal,moradas,rojas oscuras} &14
  find  {quimio,quimioterapia,trasplante,trasplantado,trasplantada,leucemia,inmunodeprimido,inmunodeprimida} & FIEBRE &25
  yes   estoy con quimioterapia y tengo 38.5 de fiebre
  no    vacuna contra la meningitis para adolescentes
rule pregnancy emergency pregnancy
  for   pregnant people and the child
  why   bleeding, severe pain, broken waters, no movements, headache with vision changes
  find  {embarazada,embarazo,semanas de,<5-41> semanas,gestacion} & {sangre,sangrando,sangrado,sangra,coagulos,dolor fuerte,dolor muy,mucho dolor,mancha,manchando,desmayo,vision,veo luces,luces,contracciones,rompi aguas,rompio aguas,rompi fuente,liquido,convulsion,cai,golpe,dolor de cabeza} &25
  find  {bebe,el bebe} >5 {no se mueve,no se ha movido,se mueve menos,no siento,no da patadas,se mueve poco}
  find  {no siento,no noto} >4 {bebe,moverse,patadas,movimientos}
  find  {rompi,rompio,roto} >2 {aguas,fuente,bolsa}
  find  {parto,di a luz,dio a luz,posparto,cesarea} & {sangrado,sangre,fiebre,coagulos,hemorragia} & {mucho,mucha,fuerte,semana,dias,hace,empapando,no para,fiebre} &25
  yes   estoy embarazada de 10 semanas y sangrando
  no    cuando me hacen la ecografía de las 20 semanas
rule baby emergency infant_unwell
  for   babies
  why   fever, floppiness, not feeding, blue lips, hard to wake
  find  {bebe,<0-12> meses,<0-30> dias,<1-20> semanas de vida} & {fiebre,<38-42>,muy caliente,ardiendo,no come,no quiere comer,no mama,no toma,no quiere el pecho,flacido,flacida,blando,blanda,azul,morado,no despierta,no llora,llora raro,respira raro,respira rapido,vomita verde,panales secos,no moja,gris,no reacciona,convulsiona} &18
  yes   mi bebé de 2 meses tiene fiebre
  no    revisión del bebé de los 2 meses
rule suicide crisis suicide_selfharm keeps asked imagined
  for   people in despair, and those who fear for them
  why   a warm line and a named helpline at once does help
  find  {quiero,quiere,quisiera,ganas de,deseo,mejor,preferiria,pienso en,pensando en,intento,intente} >2 {morir,morirme,morirse,matarme,matarse,suicidarme,suicidarse,estar muerto,estar muerta,desaparecer para siempre}
  find  {no quiero,no quiere,ya no quiero} >1 {vivir,seguir viviendo,seguir aqui,estar aqui,existir,despertar}
  find  {suicidio,suicidarme,suicidarse,suicida,matarme,quitarme la vida,quitarse la vida,acabar con mi vida,acabar con todo,acabar con su vida,ahorcarme,ahorcarse,cortarme las venas,cortarse las venas,tirarme del puente}
  find  {me corto,se corta,me hago dano,se hace dano,autolesiones,autolesiono,autolesiona}
  find  {estarian mejor,estaria mejor,mejor todos} >2 sin mi
  find  {no aguanto mas,no puedo mas,ya no puedo mas,no vale la pena vivir,no tiene sentido vivir,nada tiene sentido}
  find  {despedirme,adios a todos,me despido} & {siempre,todos,gracias,perdon,vida} &10
  yes   ya no quiero vivir
  no    charla sobre prevención, a qué hora empieza
rule violence crisis abuse_violence keeps past asked
  for   people hurt by somebody close
  why   naming the line and the emergency number is the least
  find  {me pega,me pego,me golpea,me golpeo,me maltrata,me maltrato,me viola,me violo,me violaron,me han violado,violada,violado,me amenaza,me amenazo,me quiere matar,me va a matar,nos va a matar,nos pega,me agredio,me agrede,me estrangulo,me ahorco,abusa de mi,abuso de mi,abusaron de mi,me empuja,me encierra,me encerro}
  find  {pega,golpea,maltrata,abusa de,toca} >3 {hijo,madre,bebe}
  find  {miedo} >4 {volver a casa,marido,madre,mi pareja,que me mate,que me pegue,me haga dano}
  find  {violencia de genero,violencia domestica,malos tratos} & {sufro,mi,ayuda,victima} &8
  find  {voy a matar,quiero matar,voy a matarlo,voy a matarla} 
  yes   mi marido me pega
  no    la factura me golpeó el bolsillo
rule after-operation urgent post_procedure
  for   people at home after an operation
  why   open, bleeding or infected wounds, fever, a swollen calf
  find  {operacion,operaron,operado,operada,cirugia,puntos,herida,cesarea,muela} & {se abrio,se abrieron,abrieron,abrio,abierto,abierta,sangra mucho,no para de sangrar,pus,supura,fiebre,huele mal,infectada,infectado,escalofrios,no para} &18
  find  {pantorrilla,gemelo,pierna} & {hinchada,hinchado,hincho} & {dolor,duele,roja,caliente,vuelo,operacion} &15
  find  {no puedo orinar,no puede orinar,no orino,sin orinar} 
  yes   se me abrieron los puntos de la cesárea
  no    cuándo me quitan los puntos de la operación
rule sugar emergency diabetic
  for   people with diabetes
  why   low sugar with confusion, high sugar or ketones with vomiting
  find  {azucar,glucosa,glucemia} >3 {<20-60>,<1-3.4>,<300-900>,muy baja,muy bajo,muy alta,por las nubes} 
  find  {hipoglucemia,bajon de azucar,coma diabetico,cetoacidosis} & AHORA &8
  find  {diabetico,diabetica,insulina} & {no despierta,confundido,confundida,sudando,temblando,vomitando,vomita,no responde,desmayo,desmayado,inconsciente,cetonas,sin insulina,demasiada} &20
  yes   mi padre es diabético y está sudando y confundido
  no    curso para diabéticos nuevos
rule ambulance emergency other
  for   anybody who asks for it outright
  why   who asks for the ambulance gets the number first
  find  {necesito,necesitamos,llamen,manden,envien,llamo,llamad,llamar,pidan,llama} >3 {ambulancia,112,911,061}
  find  {me estoy muriendo,se esta muriendo,se muere,me muero,creo que me muero,me voy a morir,se va a morir}
  find  {es una emergencia,es una urgencia} & {ayuda,por favor,rapido,ya,socorro} &8
  find  {vientre,barriga,estomago,abdomen} & {duro como,dolor insoportable,dolor horrible,como una tabla,dolor muy fuerte,no aguanto} &14
  find  {testiculo,testiculos} & {dolor,duele} & {fuerte,de repente,mucho,insoportable} &12
  yes   por favor manden una ambulancia
  no    contacto de emergencia, cómo lo cambio
