"""Reports on invented events: as an agency sent them, as papers printed them, and written apart."""

AGENCY_DE = """Brücke über die Lauter nach Rissen gesperrt

Lauterfeld (dpa) - Die Stadt Lauterfeld hat am Montagabend die Brücke über die Lauter für alle
Fahrzeuge gesperrt. Bei einer Prüfung seien in drei der acht Pfeiler Risse von bis zu vier
Millimetern Breite entdeckt worden, teilte das Bauamt mit. Betroffen sind rund 14.000 Autos am Tag,
die nun über die Autobahn fahren müssen.

Wie lange die Sperrung dauert, ist offen. Ein Gutachter soll bis Ende der Woche klären, ob das 1971
gebaute Bauwerk noch zu retten ist. Ein Neubau würde nach einer früheren Schätzung der Stadt 23
Millionen Euro kosten und frühestens 2029 fertig sein.

»Die Sicherheit der Menschen geht vor, auch wenn das für viele Pendler jetzt sehr bitter ist und wir
ihnen viel zumuten«, sagte Bürgermeisterin Petra Hallmann (parteilos).

Für Fußgänger und Radfahrer bleibt der Übergang geöffnet. Die Busse der Linien 4 und 9 werden
umgeleitet, die Fahrt in das Gewerbegebiet dauert nach Angaben der Verkehrsbetriebe etwa 20 Minuten
länger. Die Industrie- und Handelskammer verlangte eine Behelfsbrücke, bevor im Herbst die
Zuckerrüben gefahren werden. Das Land prüft, ob es sich an den Kosten beteiligt.
"""

PRINTED_DE = """Nichts geht mehr an der Lauter

Die Stadt Lauterfeld hat am Montagabend die Brücke über die Lauter für sämtliche Fahrzeuge gesperrt.
Bei einer Prüfung sind in drei der acht Pfeiler Risse von bis zu vier Millimetern Breite entdeckt
worden, wie das Bauamt mitteilte. Betroffen sind rund 14.000 Autos am Tag, die jetzt über die
Autobahn fahren müssen.

Ein Gutachter soll bis Ende der Woche klären, ob das 1971 gebaute Bauwerk noch zu retten ist.

Der Bäcker Jens Ohm am östlichen Ufer hatte am Dienstag früh nur halb so viele Kunden wie sonst. Er
überlegt, den Laden erst um acht zu öffnen und zwei Aushilfen nach Hause zu schicken, bis jemand
weiß, wie es weitergeht.
"""

APART_DE = """Lauterbrücke: Pendler stehen im Stau

Wer am Dienstag von Lauterfeld ins Gewerbegebiet wollte, brauchte Geduld. Seit die Verwaltung den
Übergang am Abend zuvor dichtgemacht hat, quält sich der Verkehr über die A 61. Fachleute des
Bauamts waren auf Schäden gestoßen: Gleich mehrere Pfeiler haben Risse, der breiteste misst vier
Millimeter. Das Bauwerk stammt aus dem Jahr 1971.

Bürgermeisterin Petra Hallmann verteidigte den Schritt vor dem Rathaus. »Die Sicherheit der Menschen
geht vor, auch wenn das für viele Pendler jetzt sehr bitter ist und wir ihnen viel zumuten«, sagte
die parteilose Politikerin. Wann wieder Autos rollen, wollte sie nicht sagen; das hänge von einem
Gutachten ab, das am Freitag vorliegen soll.

Zu Fuß und mit dem Rad kommt man weiter hinüber. Die Verkehrsbetriebe leiten zwei Buslinien um. Aus
der Wirtschaft kommt der Ruf nach einem Provisorium, denn im Herbst beginnt die Rübenernte. Sollte
neu gebaut werden, wären 23 Millionen Euro fällig, so steht es in einem Papier von 2019.
"""

AGENCY_EN = """Ferry operator halts night crossings after engine fire

PORT ELLIN (Reuters) - Northway Ferries suspended all night crossings to the Carrow islands on
Thursday after a fire broke out in the engine room of one of its two vessels, leaving about 9,000
islanders without a late connection to the mainland.

The fire aboard the 31-year-old Carrow Queen was put out by the crew within forty minutes and none
of the 212 passengers was hurt, the coastguard said. The ship was towed back to Port Ellin, where
inspectors of the maritime authority began an examination on Friday morning.

“We will not sail after dark with a single ship until we know exactly what went wrong down there,”
chief executive Morag Tennant told reporters at the harbour.

The operator, which has received 48 million pounds in subsidies since 2019, had delayed the purchase
of a replacement twice. Opposition members of the regional assembly called for an inquiry into how
the money was spent. A spokesman for the transport department said it would await the findings of
the inspectors before deciding on a further grant.
"""

PRINTED_EN = """Islanders stranded: what we know about the fire on the Carrow Queen

Northway Ferries has suspended all night crossings to the Carrow islands after a fire broke out in
the engine room of one of its two vessels, leaving about 9,000 islanders without a late connection
to the mainland.

The fire aboard the 31-year-old Carrow Queen was put out by the crew within 40 minutes and none of
the 212 passengers was hurt, according to the coastguard. The ship was towed back to Port Ellin.

Our reader Alan Birse was on board with his two daughters. He remembers a smell of burnt rubber, a
long silence from the bridge, and then a steward who handed out biscuits and life jackets in equal
numbers.
"""

APART_EN = """Fire on ferry leaves Carrow cut off at night

Passengers on Thursday evening's boat to Carrow were told to put on life jackets when smoke rose
from below deck. All 212 got ashore safely. By the next morning the company that runs the service
had cancelled every late sailing for the foreseeable future.

“We will not sail after dark with a single ship until we know exactly what went wrong down there,”
said Morag Tennant, who leads Northway Ferries.

The Carrow Queen entered service 31 years ago and was due to be replaced long since. Politicians who
voted for millions in public money want to hear where it went. Inspectors came aboard at Port Ellin
on Friday. Roughly 9,000 people live on the islands and many of them work shifts on the mainland.
"""
