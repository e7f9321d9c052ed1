/** What the API says of messages in sentences, in German; `SentencesTest` holds it to all that it says. */
export const SENTENCES = {
  "Ask Infobip to lift the limits of the account.":
    "Bitten Sie Infobip, die Grenzen des Kontos aufzuheben.",
  "Ask Infobip why before sending it again.":
    "Fragen Sie Infobip nach dem Grund, bevor Sie sie noch einmal senden.",
  "Ask Infobip.": "Fragen Sie Infobip.",
  "Ask the recipient to look at the phone, then send it again.":
    "Bitten Sie den Empfänger, nach dem Telefon zu sehen, und senden Sie sie dann noch einmal.",
  "Change the text, and ask Infobip before sending more.":
    "Ändern Sie den Text, und fragen Sie Infobip, bevor Sie mehr senden.",
  "Change the text.": "Ändern Sie den Text.",
  "Check the number, then send it again later.":
    "Prüfen Sie die Nummer und senden Sie sie dann später noch einmal.",
  "Check the number.": "Prüfen Sie die Nummer.",
  "Check the number; if it is right, send it again later.":
    "Prüfen Sie die Nummer; wenn sie stimmt, senden Sie sie später noch einmal.",
  "Give a number.": "Geben Sie eine Nummer an.",
  "Have a route set up at Infobip.": "Lassen Sie bei Infobip einen Weg einrichten.",
  "Have the campaign registered at Infobip.": "Lassen Sie die Kampagne bei Infobip anmelden.",
  "Have the limit raised at Infobip, then send it again.":
    "Lassen Sie die Grenze bei Infobip erhöhen und senden Sie sie dann noch einmal.",
  "Have the network added at Infobip.": "Lassen Sie das Netz bei Infobip hinzufügen.",
  "Have the sender verified at Infobip.": "Lassen Sie den Absender bei Infobip bestätigen.",
  "Infobip asked to wait: it is submitted again later.":
    "Infobip bat zu warten: Sie wird später noch einmal übergeben.",
  "Infobip could not hand it to the operator.": "Infobip konnte sie dem Betreiber nicht übergeben.",
  "Infobip could not pass it to any operator.": "Infobip konnte sie keinem Betreiber weitergeben.",
  "Infobip could not use the request.": "Infobip konnte mit der Anfrage nichts anfangen.",
  "Infobip denied access to the account.": "Infobip verweigerte den Zugang zum Konto.",
  "Infobip has accepted it.": "Infobip hat sie angenommen.",
  "Infobip has had it before and goes on with that one.":
    "Infobip hatte sie schon und macht mit jener weiter.",
  "Infobip has it and is passing it on.": "Infobip hat sie und gibt sie weiter.",
  "Infobip refused it: it was not well-formed, or a service was away.":
    "Infobip lehnte sie ab: Sie war nicht richtig aufgebaut, oder ein Dienst war nicht da.",
  "Infobip rejected it.": "Infobip wies sie zurück.",
  "Infobip says something about it that is new to Tidings.":
    "Infobip sagt etwas über sie, das Tidings neu ist.",
  "Infobip stopped it as suspicious traffic.": "Infobip hielt sie als verdächtigen Verkehr auf.",
  "Infobip's daily limit for suspicious traffic is reached.":
    "Infobips Tagesgrenze für verdächtigen Verkehr ist erreicht.",
  "Infobip's logs do not know it, so it is submitted again.":
    "Infobips Protokolle kennen sie nicht, daher wird sie noch einmal übergeben.",
  "It could not be delivered.": "Sie konnte nicht zugestellt werden.",
  "It could not be handed to Infobip.": "Sie konnte Infobip nicht übergeben werden.",
  "It could not be sent to the operator.": "Sie konnte nicht an den Betreiber gesendet werden.",
  "It expired before it could be delivered.": "Sie lief ab, bevor sie zugestellt werden konnte.",
  "It expired, and nobody said why.": "Sie lief ab, und niemand sagte, warum.",
  "It has been delivered.": "Sie wurde zugestellt.",
  "It has most likely arrived the first time.":
    "Sie ist höchstwahrscheinlich beim ersten Mal angekommen.",
  "It is held back until the hours in which it may be sent.":
    "Sie wird bis zu den Stunden zurückgehalten, in denen gesendet werden darf.",
  "It is on its way to the operator.": "Sie ist unterwegs zum Betreiber.",
  "It is on its way.": "Sie ist unterwegs.",
  "It may have arrived: ask the recipient before sending it again.":
    "Sie kann angekommen sein: Fragen Sie den Empfänger, bevor Sie sie noch einmal senden.",
  "It waits for its time to be sent.": "Sie wartet auf ihre Sendezeit.",
  "It waits to be handed to Infobip.": "Sie wartet darauf, Infobip übergeben zu werden.",
  "It waits: nothing can be handed to Infobip at the moment.":
    "Sie wartet: Im Moment kann Infobip nichts übergeben werden.",
  "It waits: nothing can be handed to Infobip at the moment (%s).":
    "Sie wartet: Im Moment kann Infobip nichts übergeben werden (%s).",
  "It was cancelled before it was sent.": "Sie wurde abgebrochen, bevor sie gesendet wurde.",
  "It was not sent within its validity.": "Sie wurde nicht innerhalb ihrer Gültigkeit gesendet.",
  "It was sent, but did not reach the phone.":
    "Sie wurde gesendet, erreichte aber das Telefon nicht.",
  "It was sent, but the operator never reported back.":
    "Sie wurde gesendet, aber der Betreiber hat nie etwas gemeldet.",
  "It was submitted, and no answer came: Infobip's logs are asked whether Infobip has it.":
    "Sie wurde übergeben, und es kam keine Antwort: Infobips Protokolle werden gefragt, ob Infobip sie hat.",
  "Messages of this kind cannot be sent to this number.":
    "Nachrichten dieser Art können nicht an diese Nummer gesendet werden.",
  "No answer came when it was submitted, and Infobip's logs do not know it yet.":
    "Auf die Übergabe kam keine Antwort, und Infobips Protokolle kennen sie noch nicht.",
  "No report has come, and Infobip's logs know nothing new of it.":
    "Es kam kein Bericht, und Infobips Protokolle wissen nichts Neues von ihr.",
  "Nobody reported what became of it.": "Niemand hat gemeldet, was aus ihr geworden ist.",
  "Put the number on the trusted list of Infobip Signals if it is real.":
    "Setzen Sie die Nummer auf die Liste der vertrauten von Infobip Signals, wenn sie echt ist.",
  "Reach this person another way.": "Erreichen Sie diese Person auf anderem Weg.",
  "See the reason in its history, put that right and send it again.":
    "Sehen Sie den Grund in ihrem Verlauf nach, beheben Sie ihn und senden Sie sie noch einmal.",
  "Send it again a day later.": "Senden Sie sie einen Tag später noch einmal.",
  "Send it again an hour later.": "Senden Sie sie eine Stunde später noch einmal.",
  "Send it again later, or more slowly.": "Senden Sie sie später noch einmal, oder langsamer.",
  "Send it again later.": "Senden Sie sie später noch einmal.",
  "Send it again later; if it fails again, ask Infobip.":
    "Senden Sie sie später noch einmal; wenn es wieder fehlschlägt, fragen Sie Infobip.",
  "Send it again later; if it keeps failing for this operator, tell Infobip.":
    "Senden Sie sie später noch einmal; wenn es bei diesem Betreiber immer wieder fehlschlägt, sagen Sie es Infobip.",
  "Send it again tomorrow, or ask Infobip.":
    "Senden Sie sie morgen noch einmal, oder fragen Sie Infobip.",
  "Send it again tomorrow.": "Senden Sie sie morgen noch einmal.",
  "Send it again when the phone is likely to be on.":
    "Senden Sie sie noch einmal, wenn das Telefon wohl eingeschaltet ist.",
  "Send it again when the recipient is back.":
    "Senden Sie sie noch einmal, wenn der Empfänger zurück ist.",
  "Send it again with a longer validity.": "Senden Sie sie noch einmal mit längerer Gültigkeit.",
  "Send it in another alphabet.": "Senden Sie sie in einem anderen Alphabet.",
  "Send nothing more to this number unless the recipient opts in again.":
    "Senden Sie nichts mehr an diese Nummer, außer der Empfänger stimmt wieder zu.",
  "Send nothing more to this number, or have it taken off the list.":
    "Senden Sie nichts mehr an diese Nummer, oder lassen Sie sie von der Liste nehmen.",
  "Send nothing more to this number.": "Senden Sie nichts mehr an diese Nummer.",
  "Shorten the text.": "Kürzen Sie den Text.",
  "Take it off the blocklist of the account, or send nothing more to it.":
    "Nehmen Sie sie von der Sperrliste des Kontos, oder senden Sie nichts mehr an sie.",
  "Take the sender off the blocklist of the account, or use another.":
    "Nehmen Sie den Absender von der Sperrliste des Kontos, oder verwenden Sie einen anderen.",
  "The Infobip account has not enough credit.": "Das Infobip-Konto hat nicht genug Guthaben.",
  "The account does not cover the recipient's network.":
    "Das Konto deckt das Netz des Empfängers nicht ab.",
  "The account has no route to the recipient's network.":
    "Das Konto hat keinen Weg in das Netz des Empfängers.",
  "The account has no sender that reaches this number.":
    "Das Konto hat keinen Absender, der diese Nummer erreicht.",
  "The account is not set up for two-way messages.":
    "Das Konto ist nicht für Nachrichten in beide Richtungen eingerichtet.",
  "The campaign is not set up with the operator.":
    "Die Kampagne ist beim Betreiber nicht eingerichtet.",
  "The campaign's blocklist stopped it.": "Die Sperrliste der Kampagne hielt sie auf.",
  "The country code of the number is not valid.": "Die Ländervorwahl der Nummer ist nicht gültig.",
  "The credit of the Infobip account has expired.":
    "Das Guthaben des Infobip-Kontos ist verfallen.",
  "The daily quota of the brand is used up.": "Das Tageskontingent der Marke ist aufgebraucht.",
  "The demo account does not allow it.": "Das Demokonto lässt es nicht zu.",
  "The header of the message is not valid.": "Der Kopf der Nachricht ist nicht gültig.",
  "The limit of the 10DLC campaign is reached.": "Die Grenze der 10DLC-Kampagne ist erreicht.",
  "The message is not well-formed.": "Die Nachricht ist nicht richtig aufgebaut.",
  "The monthly limit of the account is reached.": "Die monatliche Grenze des Kontos ist erreicht.",
  "The network does not know this number.": "Das Netz kennt diese Nummer nicht.",
  "The network does not know this phone.": "Das Netz kennt dieses Telefon nicht.",
  "The network does not let this number receive messages.":
    "Das Netz lässt diese Nummer keine Nachrichten empfangen.",
  "The network had no free radio channel.": "Das Netz hatte keinen freien Funkkanal.",
  "The network has blocked the phone.": "Das Netz hat das Telefon gesperrt.",
  "The network holds the number for invalid.": "Das Netz hält die Nummer für ungültig.",
  "The network was overloaded.": "Das Netz war überlastet.",
  "The networks in between did not understand each other.":
    "Die Netze dazwischen verstanden einander nicht.",
  "The networks in between have no way to this number.":
    "Die Netze dazwischen haben keinen Weg zu dieser Nummer.",
  "The number cannot be reached.": "Die Nummer ist nicht erreichbar.",
  "The number cannot receive SMS.": "Die Nummer kann keine SMS empfangen.",
  "The number does not begin like one of any operator, or is too long or too short.":
    "Die Nummer beginnt nicht wie die eines Betreibers, oder sie ist zu lang oder zu kurz.",
  "The number has been taken out of use.": "Die Nummer wurde stillgelegt.",
  "The number has no SMS in its contract.": "Der Vertrag dieser Nummer enthält keine SMS.",
  "The number is missing.": "Die Nummer fehlt.",
  "The number is not in use.": "Die Nummer ist nicht vergeben.",
  "The number is not served by this message centre.":
    "Die Nummer wird von dieser Nachrichtenzentrale nicht bedient.",
  "The number is not valid.": "Die Nummer ist nicht gültig.",
  "The number is on a blocklist.": "Die Nummer steht auf einer Sperrliste.",
  "The number is on a do-not-disturb list.": "Die Nummer steht auf einer Bitte-nicht-stören-Liste.",
  "The number is on the operator's do-not-disturb list.":
    "Die Nummer steht auf der Bitte-nicht-stören-Liste des Betreibers.",
  "The number takes messages only from a closed group.":
    "Die Nummer nimmt Nachrichten nur aus einer geschlossenen Gruppe an.",
  "The operator allows no new recipients for this short code.":
    "Der Betreiber lässt für diese Kurzwahl keine neuen Empfänger zu.",
  "The operator blocked it because of its content.":
    "Der Betreiber sperrte sie wegen ihres Inhalts.",
  "The operator blocks messages to this number.":
    "Der Betreiber sperrt Nachrichten an diese Nummer.",
  "The operator blocks the text.": "Der Betreiber sperrt den Text.",
  "The operator blocks this sender.": "Der Betreiber sperrt diesen Absender.",
  "The operator could not combine the services of this number.":
    "Der Betreiber konnte die Dienste dieser Nummer nicht verbinden.",
  "The operator could not deliver it.": "Der Betreiber konnte sie nicht zustellen.",
  "The operator does not accept this sender.": "Der Betreiber nimmt diesen Absender nicht an.",
  "The operator does not know the alphabet of the text.":
    "Der Betreiber kennt das Alphabet des Textes nicht.",
  "The operator gave an answer that cannot be understood.":
    "Der Betreiber gab eine Antwort, die nicht zu verstehen ist.",
  "The operator gave no reason.": "Der Betreiber nannte keinen Grund.",
  "The operator has blocked the short code.": "Der Betreiber hat die Kurzwahl gesperrt.",
  "The operator has blocked this short code for the recipient.":
    "Der Betreiber hat diese Kurzwahl für den Empfänger gesperrt.",
  "The operator has it and has not reported back yet.":
    "Der Betreiber hat sie und hat noch nichts gemeldet.",
  "The operator has it; the phone does not yet.": "Der Betreiber hat sie, das Telefon noch nicht.",
  "The operator has suspended the number, mostly for unpaid bills.":
    "Der Betreiber hat die Nummer gesperrt, meist wegen offener Rechnungen.",
  "The operator has suspended the number.": "Der Betreiber hat die Nummer vorübergehend gesperrt.",
  "The operator never confirmed that it took it.":
    "Der Betreiber hat nie bestätigt, dass er sie annahm.",
  "The operator of this number is not known.": "Der Betreiber dieser Nummer ist nicht bekannt.",
  "The operator refused it for this number.": "Der Betreiber lehnte sie für diese Nummer ab.",
  "The operator refused it.": "Der Betreiber lehnte sie ab.",
  "The operator rejected the campaign.": "Der Betreiber lehnte die Kampagne ab.",
  "The operator took it for a repetition.": "Der Betreiber hielt sie für eine Wiederholung.",
  "The operator took it for spam.": "Der Betreiber hielt sie für Spam.",
  "The operator's message centre is overloaded.":
    "Die Nachrichtenzentrale des Betreibers ist überlastet.",
  "The phone cannot receive SMS.": "Das Telefon kann keine SMS empfangen.",
  "The phone did not take the message.": "Das Telefon nahm die Nachricht nicht an.",
  "The phone does not know the message centre.": "Das Telefon kennt die Nachrichtenzentrale nicht.",
  "The phone has a fault.": "Das Telefon ist gestört.",
  "The phone has it.": "Das Telefon hat sie.",
  "The phone is in a part of the network that is not known.":
    "Das Telefon ist in einem Teil des Netzes, der nicht bekannt ist.",
  "The phone is roaming where messages are not delivered.":
    "Das Telefon ist in einem fremden Netz, in das nicht zugestellt wird.",
  "The phone is switched off or out of coverage.":
    "Das Telefon ist ausgeschaltet oder ohne Empfang.",
  "The phone or its network cannot take this message.":
    "Das Telefon oder sein Netz kann diese Nachricht nicht annehmen.",
  "The phone was busy with another message.":
    "Das Telefon war mit einer anderen Nachricht beschäftigt.",
  "The phone's memory is full.": "Der Speicher des Telefons ist voll.",
  "The recipient has had messages from this short code blocked.":
    "Der Empfänger hat Nachrichten von dieser Kurzwahl sperren lassen.",
  "The recipient has no credit left to receive the message.":
    "Der Empfänger hat kein Guthaben mehr, um die Nachricht zu empfangen.",
  "The recipient has opted out of messages from this sender.":
    "Der Empfänger hat Nachrichten dieses Absenders abbestellt.",
  "The recipient's SIM card is on a blocklist.":
    "Die SIM-Karte des Empfängers steht auf einer Sperrliste.",
  "The recipient's network broke off the delivery.":
    "Das Netz des Empfängers brach die Zustellung ab.",
  "The recipient's network could not be reached.": "Das Netz des Empfängers war nicht erreichbar.",
  "The recipient's network did not answer in time.":
    "Das Netz des Empfängers antwortete nicht rechtzeitig.",
  "The recipient's network did not answer.": "Das Netz des Empfängers antwortete nicht.",
  "The recipient's operator takes no messages from short codes.":
    "Der Betreiber des Empfängers nimmt keine Nachrichten von Kurzwahlen an.",
  "The same text went to this number too often within an hour.":
    "Derselbe Text ging in einer Stunde zu oft an diese Nummer.",
  "The same would fail again: reach this person otherwise.":
    "Dasselbe würde wieder fehlschlagen: Erreichen Sie diese Person anders.",
  "The sender is not registered with the account.": "Der Absender ist im Konto nicht angemeldet.",
  "The sender is on a blocklist.": "Der Absender steht auf einer Sperrliste.",
  "The sender is on the account's blocklist.": "Der Absender steht auf der Sperrliste des Kontos.",
  "The sending limit of the campaign is reached.": "Die Sendegrenze der Kampagne ist erreicht.",
  "The short code has expired with the operator.": "Die Kurzwahl ist beim Betreiber abgelaufen.",
  "The short code is not set up with the operator.":
    "Die Kurzwahl ist beim Betreiber nicht eingerichtet.",
  "The text is too long.": "Der Text ist zu lang.",
  "The toll-free sender is not verified.": "Der gebührenfreie Absender ist nicht bestätigt.",
  "The trial account may not send to this number.":
    "Das Probekonto darf nicht an diese Nummer senden.",
  "The wait is over: it is being handed to Infobip.":
    "Das Warten ist vorbei: Sie wird Infobip übergeben.",
  "There is a fault in the operator's network.": "Im Netz des Betreibers gibt es eine Störung.",
  "There is a fault in the recipient's network.": "Im Netz des Empfängers gibt es eine Störung.",
  "There was an error inside Infobip.": "Bei Infobip gab es einen Fehler.",
  "Too many messages are waiting for this phone.":
    "Für dieses Telefon warten zu viele Nachrichten.",
  "Too many messages went to this number within an hour.":
    "Zu viele Nachrichten gingen in einer Stunde an diese Nummer.",
  "Too much was sent to this phone at once.":
    "An dieses Telefon wurde zu viel auf einmal gesendet.",
  "Top up the account, then send it again.":
    "Laden Sie das Konto auf und senden Sie sie dann noch einmal.",
  "Use a sender that is not a short code.": "Verwenden Sie einen Absender, der keine Kurzwahl ist.",
  "Use another sender, or have this one set up at Infobip.":
    "Verwenden Sie einen anderen Absender, oder lassen Sie diesen bei Infobip einrichten.",
  "Use another sender.": "Verwenden Sie einen anderen Absender.",
  "Verify the number at Infobip, or have the trial limits lifted.":
    "Bestätigen Sie die Nummer bei Infobip, oder lassen Sie die Grenzen des Probekontos aufheben.",
};
