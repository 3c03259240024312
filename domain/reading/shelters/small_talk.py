"""What people say around a figure of beds, and what counts nothing: greetings, the weather, the way. All folded."""

SMALL_TALK = """
    il y a; y a; ya; there are; there is; it s; c est; on est; nous sommes; we are; we have; on a; nous avons; ce
    soir; cette nuit; tonight; this evening; ce matin; pour la nuit; pour cette nuit; for tonight; for the night;
    pour ce soir; aujourd hui; today; now; maintenant; actuellement; currently; pour l instant; pour le moment; at
    the moment; a present; donc; deja; already; right now; tout va bien; all good; all is well; tout est calme; all
    calm; tout calme; tout le monde va bien; pour; for; svp; stp; venu; venue; venues; venus; venant; vient;
    viennent; came; from; a pied; on foot; redirige; redirigee; reoriente; reorientee; bus; train; voiture;
    enceinte; enceintes; pregnant; peux tu; tu peux; peux; pouvez vous; s il vous plait; s il te plait; please; pls;
    plz; cote; du cote; du cote des; au plus tard; at the latest; if possible; si possible;
    des que possible; as soon as possible; asap; merci; thanks;
    thank you; bonjour; bonsoir; hello; hi; salut; slt; bsr; bjr; nb; nbr; nombre; number; very
    cold; cold night; tres froid; grand froid; merci bcp; merci beaucoup; merci infiniment; thanks a lot; many
    thanks; thanks so much; dur; dure; triste; dommage; galere; courage; sad; hard; tough; il fait froid; fait tres
    froid; it s cold; it s freezing; il pleut; it s raining; il neige; point; etat; status; update; maj; abri de
    nuit; night shift; occup du soir; categorie; category; urgent; urgence; svp merci; les; la; coucou; hey; bilan;
    remontee; info; infos; comptage; count; headcount; check; releve; demande; demandent; request; orientee;
    orientees; oriente; orientes; referred; envoye; envoyee; envoyees; envoyes; sent; devant; porte; door; at the
    door; a la porte; nuit; night; soir; soiree; evening; matin; morning; tout; accompagnant; dehors; outside; a la
    rue; rue; street; desole merci; encore; still; toujours; always; again; aussi; also; too; vers; chambre; room;
    chambres; rooms; dortoir; dorm; du soir; du jour; femmes et enfants d abord; on arrive; arrivons; ok; bien recu;
    tout est ok; cas; attention; attn; sans raison; no reason;
    nota; dsl; dslee; goodnight; good night; bonne nuit; cheers; cheers guys;
    thanks guys; hi guys; hello
    guys; guys thanks; les gars; xx; xxx; bisous; biz; bises; ciao; terminated; termine; fini; over;
    stop; end; fin; fin de message; end of message; done; voila; voila voila; pas encore; not yet; le reste; the rest;
    les autres; the others; je vous redis; je redis; more later; tout est calme; all quiet; quiet night; rien a
    signaler; ras; nothing to report; equipes de nuit; bilan du soir; a l abri; mettre; stay; sleep; dormir; dormir ici
"""
