<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>About</name>
    <message>
        <source>An offline laboratory for the sampling parameters of language models.</source>
        <translation>Ein Offline-Labor für die Sampling-Parameter von Sprachmodellen.</translation>
    </message>
    <message>
        <source>Exact numbers are computed, not looked up; what was drawn carries its seed. Nothing leaves this computer.</source>
        <translation>Exakte Zahlen werden berechnet, nicht nachgeschlagen; was gezogen wurde, trägt seinen Seed. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>About Sampling Lab</source>
        <translation>Über Sampling Lab</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Entropy {entropy} {unit}, {kept} kept</source>
        <translation>Entropie {entropy} {unit}, {kept} behalten</translation>
    </message>
    <message>
        <source>Entropy between {low} and {high} {unit}, {kept} kept</source>
        <translation>Entropie zwischen {low} und {high} {unit}, {kept} behalten</translation>
    </message>
</context>
<context>
    <name>BandEditor</name>
    <message>
        <source>Low is under {low} nats ({few} tokens). High is over {high} nats ({many} tokens).</source>
        <translation>Niedrig ist unter {low} nats ({few} Token). Hoch ist über {high} nats ({many} Token).</translation>
    </message>
    <message>
        <source>Low is under 1 nat ({few} tokens). High is over {high} nats ({many} tokens).</source>
        <translation>Niedrig ist unter 1 nat ({few} Token). Hoch ist über {high} nats ({many} Token).</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>The bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>H exact</source>
        <translation>H exakt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleted runs</source>
        <translation>Gelöschte Läufe</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Deleted runs are kept for 30 days.</source>
        <translation>Gelöschte Läufe bleiben 30 Tage erhalten.</translation>
    </message>
</context>
<context>
    <name>Bounds</name>
    <message>
        <source>{count} more known tokens, and {rest}</source>
        <translation>{count} weitere bekannte Token und {rest}</translation>
    </message>
    <message>
        <source>{known} of {count} tokens known</source>
        <translation>{known} von {count} Token bekannt</translation>
    </message>
    <message>
        <source>{headline} {token} has {share}, all unknown tokens together {rest}. {kept} of {count} tokens kept. Entropy {entropy} nats.</source>
        <translation>{headline} {token} hat {share}, alle unbekannten Token zusammen {rest}. {kept} von {count} Token behalten. Entropie {entropy} nats.</translation>
    </message>
    <message>
        <source>could lie here</source>
        <translation>kann hier liegen</translation>
    </message>
    <message>
        <source>Only the {known} most likely tokens are known. The rest holds {mass}.</source>
        <translation>Nur die {known} wahrscheinlichsten Token sind bekannt. Der Rest hat {mass}.</translation>
    </message>
    <message>
        <source>Only the most likely token is known. The rest holds {mass}.</source>
        <translation>Nur das wahrscheinlichste Token ist bekannt. Der Rest hat {mass}.</translation>
    </message>
    <message>
        <source>With these settings the probability of each token is exact.</source>
        <translation>Mit diesen Einstellungen ist die Wahrscheinlichkeit jedes Tokens exakt.</translation>
    </message>
    <message>
        <source>Results that are bounds say so; views without intervals give the rest equal shares.</source>
        <translation>Ergebnisse, die nur Grenzen sind, sagen es; Ansichten ohne Intervalle geben dem Rest gleiche Anteile.</translation>
    </message>
    <message>
        <source>Only the {known} most likely tokens are known.</source>
        <translation>Nur die {known} wahrscheinlichsten Token sind bekannt.</translation>
    </message>
    <message>
        <source>Only the most likely token is known.</source>
        <translation>Nur das wahrscheinlichste Token ist bekannt.</translation>
    </message>
</context>
<context>
    <name>BoundsBar</name>
    <message>
        <source>No stage is at work: the probability of each token is exact.</source>
        <translation>Keine Stufe ist aktiv: Die Wahrscheinlichkeit jedes Tokens ist exakt.</translation>
    </message>
    <message>
        <source>Hide what is exact</source>
        <translation>Exaktes ausblenden</translation>
    </message>
    <message>
        <source>Show what is exact</source>
        <translation>Exaktes zeigen</translation>
    </message>
    <message>
        <source>Draws are made with the same share for each unknown token.</source>
        <translation>Gezogen wird mit demselben Anteil für jedes unbekannte Token.</translation>
    </message>
</context>
<context>
    <name>CaptureBar</name>
    <message>
        <source>The position before</source>
        <translation>Vorige Position</translation>
    </message>
    <message>
        <source>The next position</source>
        <translation>Nächste Position</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Tokens in the vocabulary</source>
        <translation>Token im Vokabular</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>Scorecard…</source>
        <translation>Auswertung…</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>of {count}, token {place}</source>
        <translation>von {count}, Token {place}</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>nicht berichtet</translation>
    </message>
    <message>
        <source>Text so far: {text}. Then came: {token}</source>
        <translation>Text bisher: {text}. Dann kam: {token}</translation>
    </message>
    <message>
        <source>Raw: the model’s own distribution.</source>
        <translation>Roh: die eigene Verteilung des Modells.</translation>
    </message>
    <message>
        <source>Processed: after the tool’s own sampler chain; temperature here comes on top of it.</source>
        <translation>Verarbeitet: nach der eigenen Sampler-Kette des Werkzeugs; die Temperatur hier kommt noch hinzu.</translation>
    </message>
    <message>
        <source>Unknown stage: nothing says whether settings had acted before.</source>
        <translation>Stand unbekannt: Nichts sagt, ob vorher schon Einstellungen gewirkt haben.</translation>
    </message>
    <message>
        <source>All {count} tokens are known.</source>
        <translation>Alle {count} Token sind bekannt.</translation>
    </message>
    <message>
        <source>The file does not say how many tokens there are: {count} are assumed.</source>
        <translation>Die Datei sagt nicht, wie viele Token es gibt: {count} sind angenommen.</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>The rest holds {mass}.</source>
        <translation>Der Rest hat {mass}.</translation>
    </message>
    <message>
        <source>{known} of</source>
        <translation>{known} von</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>Reset values</source>
        <translation>Werte zurücksetzen</translation>
    </message>
    <message>
        <source>Remove {stage}</source>
        <translation>{stage} entfernen</translation>
    </message>
    <message>
        <source>Reset {stage}</source>
        <translation>{stage} zurücksetzen</translation>
    </message>
</context>
<context>
    <name>CardMover</name>
    <message>
        <source>The stage goes here</source>
        <translation>Hierhin kommt die Stufe</translation>
    </message>
</context>
<context>
    <name>CaseChoice</name>
    <message>
        <source>{case} ✓</source>
        <translation>{case} ✓</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source>Reshape</source>
        <translation>Umformen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Penalise</source>
        <translation>Bestrafen</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Add stage</source>
        <translation>Stufe hinzufügen</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>needs a text</source>
        <translation>braucht einen Text</translation>
    </message>
    <message>
        <source>Add {stage}</source>
        <translation>{stage} hinzufügen</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>Als JSON</translation>
    </message>
    <message>
        <source>As Python (numpy, runs alone)</source>
        <translation>Als Python (numpy, läuft für sich)</translation>
    </message>
    <message>
        <source>For Hugging Face</source>
        <translation>Für Hugging Face</translation>
    </message>
    <message>
        <source>As llama.cpp flags</source>
        <translation>Als llama.cpp-Optionen</translation>
    </message>
    <message>
        <source>As a request (curl)</source>
        <translation>Als Anfrage (curl)</translation>
    </message>
    <message>
        <source>As an Ollama Modelfile</source>
        <translation>Als Ollama-Modelfile</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Copied, with losses: {losses}</source>
        <translation>Kopiert, mit Verlusten: {losses}</translation>
    </message>
    <message>
        <source>Move {stage} above {other}</source>
        <translation>{stage} über {other} verschieben</translation>
    </message>
    <message>
        <source>Move {stage} below {other}</source>
        <translation>{stage} unter {other} verschieben</translation>
    </message>
    <message>
        <source>Remove {stage}</source>
        <translation>{stage} entfernen</translation>
    </message>
    <message>
        <source>Switch {stage} off</source>
        <translation>{stage} ausschalten</translation>
    </message>
    <message>
        <source>Switch {stage} on</source>
        <translation>{stage} einschalten</translation>
    </message>
    <message>
        <source>Chain order {engine}</source>
        <translation>Reihenfolge {engine}</translation>
    </message>
</context>
<context>
    <name>ChangesMenu</name>
    <message>
        <source>Sort by logit</source>
        <translation>Nach Logit sortieren</translation>
    </message>
    <message>
        <source>Sort by token</source>
        <translation>Nach Token sortieren</translation>
    </message>
    <message>
        <source>Shift all by a constant…</source>
        <translation>Alle um eine Konstante verschieben…</translation>
    </message>
    <message>
        <source>Scale all…</source>
        <translation>Alle skalieren…</translation>
    </message>
    <message>
        <source>Read the column as probabilities</source>
        <translation>Spalte als Wahrscheinlichkeiten lesen</translation>
    </message>
    <message>
        <source>Make new data</source>
        <translation>Neue Daten erzeugen</translation>
    </message>
    <message>
        <source>Add to every logit (the probabilities stay)</source>
        <translation>Zu jedem Logit addieren (die Wahrscheinlichkeiten bleiben)</translation>
    </message>
    <message>
        <source>Shift all logits</source>
        <translation>Alle Logits verschieben</translation>
    </message>
    <message>
        <source>Multiply every logit by</source>
        <translation>Jedes Logit multiplizieren mit</translation>
    </message>
    <message>
        <source>Scale all logits</source>
        <translation>Alle Logits skalieren</translation>
    </message>
    <message>
        <source>Read as probabilities</source>
        <translation>Als Wahrscheinlichkeiten lesen</translation>
    </message>
    <message>
        <source>How many tokens?</source>
        <translation>Wie viele Token?</translation>
    </message>
    <message>
        <source>New data: {name}</source>
        <translation>Neue Daten: {name}</translation>
    </message>
    <message>
        <source>Change all the data</source>
        <translation>Alle Daten ändern</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability of being picked</source>
        <translation>Wahrscheinlichkeit, gezogen zu werden</translation>
    </message>
    <message>
        <source>Probability of being picked, each line a tenth of the next</source>
        <translation>Wahrscheinlichkeit, gezogen zu werden; jede Linie ein Zehntel der nächsten</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Δ pp</source>
        <translation>Δ PP</translation>
    </message>
    <message>
        <source>cut by {stage}</source>
        <translation>entfernt: {stage}</translation>
    </message>
    <message>
        <source>Probability of being picked, each line a tenth of the one above</source>
        <translation>Wahrscheinlichkeit, gezogen zu werden; jede Linie ein Zehntel der darüber</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank; {more}</source>
        <translation>Rang; {more}</translation>
    </message>
    <message>
        <source>model alone (T = 1)</source>
        <translation>nur Modell (T = 1)</translation>
    </message>
    <message>
        <source>{count} removed tokens are left out</source>
        <translation>{count} entfernte Token sind weggelassen</translation>
    </message>
    <message>
        <source>{count} removed token is left out</source>
        <translation>{count} entferntes Token ist weggelassen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>{count} more tokens share {share}</source>
        <translation>{count} weitere Token teilen sich {share}</translation>
    </message>
    <message>
        <source>{count} more token shares {share}</source>
        <translation>{count} weiteres Token hat {share}</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>exact H {nats} nats = {bits} bits</source>
        <translation>H exakt {nats} nats = {bits} bits</translation>
    </message>
    <message>
        <source>{count} draws, seed {seed}</source>
        <translation>{count} Ziehungen, Seed {seed}</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>{kept} of {size} tokens kept. {token} leads with {share}. Entropy {entropy} nats, {band}.</source>
        <translation>{kept} von {size} Token behalten. {token} führt mit {share}. Entropie {entropy} nats, {band}.</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message>
        <source>For a task of your own. Points tick themselves when the History shows them.</source>
        <translation>Für eine eigene Aufgabe. Punkte haken sich selbst ab, wenn der Verlauf sie zeigt.</translation>
    </message>
    <message>
        <source>Apply preset {name}</source>
        <translation>Vorlage {name} anwenden</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {token}</source>
        <translation>{token} entfernen</translation>
    </message>
</context>
<context>
    <name>ClassPage</name>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Picture of the class</source>
        <translation>Bild der Klasse</translation>
    </message>
</context>
<context>
    <name>CollectDialog</name>
    <message>
        <source>Collect reports: {folder}</source>
        <translation>Berichte einsammeln: {folder}</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Share of the files read</source>
        <translation>Anteil der gelesenen Dateien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading the hand-ins…</source>
        <translation>Die Abgaben werden gelesen…</translation>
    </message>
    <message>
        <source>with the key of “{lab}”</source>
        <translation>mit dem Lösungsschlüssel von „{lab}“</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>{count} files were not read</source>
        <translation>Nicht gelesene Dateien: {count}</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Picture of the class</source>
        <translation>Bild der Klasse</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Wrote {file} to {folder}.</source>
        <translation>{file} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>1 student</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>{count} students</source>
        <translation>{count} Personen</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>{students}, {rows} from {folder}</source>
        <translation>{students}, {rows} aus {folder}</translation>
    </message>
    <message>
        <source>1 file was not read</source>
        <translation>1 Datei wurde nicht gelesen</translation>
    </message>
    <message>
        <source>Older reports and copies too</source>
        <translation>Auch ältere Berichte und Kopien</translation>
    </message>
</context>
<context>
    <name>CollectedModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation>Wie nah</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Vermerk</translation>
    </message>
    <message>
        <source>edited after export</source>
        <translation>nach dem Export geändert</translation>
    </message>
    <message>
        <source>an older report</source>
        <translation>ein älterer Bericht</translation>
    </message>
    <message>
        <source>a copy of {file}</source>
        <translation>eine Kopie von {file}</translation>
    </message>
</context>
<context>
    <name>CollectedTable</name>
    <message>
        <source>Hand-ins</source>
        <translation>Abgaben</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was ist zu tun?</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Tokens that only one run has</source>
        <translation>Token, die nur ein Lauf hat</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>B − A, percentage points</source>
        <translation>B − A, Prozentpunkte</translation>
    </message>
    <message>
        <source>no such token</source>
        <translation>kein solches Token</translation>
    </message>
    <message>
        <source>cut by {stage}</source>
        <translation>entfernt: {stage}</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A, pp</source>
        <translation>B − A, PP</translation>
    </message>
    <message>
        <source>Probability of being picked</source>
        <translation>Wahrscheinlichkeit, gezogen zu werden</translation>
    </message>
    <message>
        <source>Survivors</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>H, {unit}</source>
        <translation>H, {unit}</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Wirksam</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Führendes</translation>
    </message>
    <message>
        <source>JS to now</source>
        <translation>JS zu jetzt</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Likeliest tokens</source>
        <translation>Wahrscheinlichste Token</translation>
    </message>
    <message>
        <source>the engine now</source>
        <translation>die Engine jetzt</translation>
    </message>
    <message>
        <source>Survivors, tokens</source>
        <translation>Übrig, Token</translation>
    </message>
    <message>
        <source>Entropy, {unit}</source>
        <translation>Entropie, {unit}</translation>
    </message>
    <message>
        <source>Effective, tokens</source>
        <translation>Wirksam, Token</translation>
    </message>
    <message>
        <source>Most likely, %</source>
        <translation>Wahrscheinlichstes, %</translation>
    </message>
    <message>
        <source>Distance to now (JS), {unit}</source>
        <translation>Abstand zu jetzt (JS), {unit}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>JS, {unit}</source>
        <translation>JS, {unit}</translation>
    </message>
    <message>
        <source>How far apart the engines are: Jensen–Shannon, in {unit}</source>
        <translation>Wie weit die Engines auseinanderliegen: Jensen–Shannon, in {unit}</translation>
    </message>
    <message>
        <source>Orders with the same result, and one of them</source>
        <translation>Reihenfolgen mit demselben Ergebnis und eine davon</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Reihenfolgen</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>the order now</source>
        <translation>die Reihenfolge jetzt</translation>
    </message>
    <message>
        <source>{a} and {b} are furthest apart: {distance}.</source>
        <translation>{a} und {b} liegen am weitesten auseinander: {distance}.</translation>
    </message>
    <message>
        <source>Refuses these settings: {reason}</source>
        <translation>Lehnt diese Einstellungen ab: {reason}</translation>
    </message>
    <message>
        <source>The same distribution as the settings now</source>
        <translation>Dieselbe Verteilung wie mit den Einstellungen jetzt</translation>
    </message>
    <message>
        <source>the same as {engines}</source>
        <translation>dasselbe wie {engines}</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{engine}: {survivors} tokens, entropy {entropy}.</source>
        <translation>{engine}: {survivors} Token, Entropie {entropy}.</translation>
    </message>
    <message>
        <source>{engine} refuses these settings.</source>
        <translation>{engine} lehnt diese Einstellungen ab.</translation>
    </message>
    <message>
        <source>{count} more results</source>
        <translation>{count} weitere Ergebnisse</translation>
    </message>
    <message>
        <source>All {count} orders of {stages} stages give the same result.</source>
        <translation>Alle {count} Reihenfolgen von {stages} Stufen ergeben dasselbe.</translation>
    </message>
    <message>
        <source>{count} orders of {stages} stages give {results} results.</source>
        <translation>{count} Reihenfolgen von {stages} Stufen ergeben {results} Ergebnisse.</translation>
    </message>
    <message>
        <source>In {count} orders a stage refuses what it gets.</source>
        <translation>In {count} Reihenfolgen lehnt eine Stufe ab, was sie bekommt.</translation>
    </message>
    <message>
        <source>{size} of {count} orders</source>
        <translation>{size} von {count} Reihenfolgen</translation>
    </message>
    <message>
        <source>lowest entropy</source>
        <translation>niedrigste Entropie</translation>
    </message>
    <message>
        <source>highest entropy</source>
        <translation>höchste Entropie</translation>
    </message>
    <message>
        <source>fewest tokens</source>
        <translation>wenigste Token</translation>
    </message>
    <message>
        <source>most tokens</source>
        <translation>meiste Token</translation>
    </message>
    <message>
        <source>{letter} {label}: entropy {entropy}, {kept} of {size} tokens kept.</source>
        <translation>{letter} {label}: Entropie {entropy}, {kept} von {size} Token behalten.</translation>
    </message>
    <message>
        <source>{kept} of {size}</source>
        <translation>{kept} von {size}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{draws}, seed {seed}</source>
        <translation>{draws}, Seed {seed}</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Entropy {a} in A and {b} in B. A keeps {kept_a} tokens, B {kept_b}. The distance between both is {distance}.</source>
        <translation>Entropie {a} in A und {b} in B. A behält {kept_a} Token, B {kept_b}. Der Abstand zwischen beiden ist {distance}.</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>{share} in {letter}</source>
        <translation>{share} in {letter}</translation>
    </message>
    <message>
        <source>{count} more tokens: {shares}</source>
        <translation>{count} weitere Token: {shares}</translation>
    </message>
    <message>
        <source>current: {data} · {settings}</source>
        <translation>aktuell: {data} · {settings}</translation>
    </message>
    <message>
        <source>#{number} {data} · {settings}</source>
        <translation>#{number} {data} · {settings}</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>Distance A–B</source>
        <translation>Abstand A–B</translation>
    </message>
    <message>
        <source>JS</source>
        <translation>JS</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Same data</source>
        <translation>Gleiche Daten</translation>
    </message>
    <message>
        <source>Same seed</source>
        <translation>Gleicher Seed</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Working out the results…</source>
        <translation>Die Ergebnisse werden berechnet…</translation>
    </message>
    <message>
        <source>Worth a second look</source>
        <translation>Einen zweiten Blick wert</translation>
    </message>
    <message>
        <source>The printed value disagrees</source>
        <translation>Der gedruckte Wert stimmt nicht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Your prediction against the result</source>
        <translation>Deine Vorhersage und das Ergebnis</translation>
    </message>
    <message>
        <source>Your settings beside the others</source>
        <translation>Deine Einstellungen neben den anderen</translation>
    </message>
    <message>
        <source>The results</source>
        <translation>Die Ergebnisse</translation>
    </message>
    <message>
        <source>Your result</source>
        <translation>Dein Ergebnis</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Reihenfolgen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compare &amp;runs</source>
        <translation>&amp;Läufe vergleichen</translation>
    </message>
    <message>
        <source>&amp;Engines side by side</source>
        <translation>&amp;Engines nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Orders of the chain</source>
        <translation>&amp;Reihenfolgen der Kette</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
</context>
<context>
    <name>DataBox</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>&amp;Paste data</source>
        <translation>Daten &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Add a token</source>
        <translation>Ein &amp;Token hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Change all…</source>
        <translation>Alle &amp;ändern…</translation>
    </message>
    <message>
        <source>The position &amp;before in the capture</source>
        <translation>&amp;Vorige Position der Aufzeichnung</translation>
    </message>
    <message>
        <source>The &amp;next position in the capture</source>
        <translation>&amp;Nächste Position der Aufzeichnung</translation>
    </message>
    <message>
        <source>&amp;Scorecard of the settings over the capture…</source>
        <translation>&amp;Auswertung der Einstellungen über die Aufzeichnung…</translation>
    </message>
</context>
<context>
    <name>DistributionChart</name>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
</context>
<context>
    <name>DistributionPanel</name>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Zeigen als</translation>
    </message>
    <message>
        <source>Scale, order and more</source>
        <translation>Skala, Reihenfolge und mehr</translation>
    </message>
    <message>
        <source>before the change</source>
        <translation>vor der Änderung</translation>
    </message>
    <message>
        <source>Add {token} to the text</source>
        <translation>{token} an den Text anhängen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation>Lineare Skala</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Fixed scale, 0 to 100 %</source>
        <translation>Feste Skala, 0 bis 100 %</translation>
    </message>
    <message>
        <source>Ticks show A or the run chosen</source>
        <translation>Striche zeigen A oder den gewählten Lauf</translation>
    </message>
    <message>
        <source>Ticks show the model alone</source>
        <translation>Striche zeigen nur das Modell</translation>
    </message>
    <message>
        <source>Most likely first</source>
        <translation>Wahrscheinlichste zuerst</translation>
    </message>
    <message>
        <source>Input order</source>
        <translation>Reihenfolge der Eingabe</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Dock {panel}</source>
        <translation>{panel} andocken</translation>
    </message>
    <message>
        <source>Float {panel}</source>
        <translation>{panel} lösen</translation>
    </message>
    <message>
        <source>Close {panel}</source>
        <translation>{panel} schließen</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>There is no lab in the editor yet.</source>
        <translation>Im Editor ist noch kein Lab.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>{sentence}. Only the first of {count} files is opened.</source>
        <translation>{sentence}. Nur die erste von {count} Dateien wird geöffnet.</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Prediction {number}, locked at {time}</source>
        <translation>Vorhersage {number}, gesperrt um {time}</translation>
    </message>
</context>
<context>
    <name>EarlierText</name>
    <message>
        <source>You began this lab with an earlier text of it.</source>
        <translation>Dieses Lab hast du mit einem früheren Text begonnen.</translation>
    </message>
    <message>
        <source>Begin again with the new text</source>
        <translation>Mit dem neuen Text von vorn beginnen</translation>
    </message>
    <message>
        <source>What you did so far stays.</source>
        <translation>Was du bisher getan hast, bleibt.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Add a token</source>
        <translation>Ein Token hinzufügen</translation>
    </message>
    <message>
        <source>Remove the chosen tokens</source>
        <translation>Gewählte Token entfernen</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Change all the data</source>
        <translation>Alle Daten ändern</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>{count} tokens · {origin}</source>
        <translation>{count} Token · {origin}</translation>
    </message>
    <message>
        <source>Tokens and logits</source>
        <translation>Token und Logits</translation>
    </message>
</context>
<context>
    <name>EditorHead</name>
    <message>
        <source>Add a block (Insert)</source>
        <translation>Block hinzufügen (Einfg)</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>Duplizieren (Strg+D)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+↓)</translation>
    </message>
    <message>
        <source>Delete (Delete)</source>
        <translation>Löschen (Entf)</translation>
    </message>
    <message>
        <source>Undo in the editor</source>
        <translation>Im Editor rückgängig</translation>
    </message>
    <message>
        <source>Redo in the editor</source>
        <translation>Im Editor wiederherstellen</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>Languages of the texts</source>
        <translation>Sprachen der Texte</translation>
    </message>
    <message>
        <source>Test as student</source>
        <translation>Als Schüler testen</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>Austeilen…</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>New lab</source>
        <translation>Neues Lab</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>The check found nothing.</source>
        <translation>Die Prüfung hat nichts gefunden.</translation>
    </message>
    <message>
        <source>New lab from this window</source>
        <translation>Neues Lab aus diesem Fenster</translation>
    </message>
    <message>
        <source>A lab is written here. Begin with the data and the settings of the window, or with a copy of a built-in lab.</source>
        <translation>Hier entsteht ein Lab. Beginne mit den Daten und Einstellungen des Fensters oder mit einer Kopie eines eingebauten Labs.</translation>
    </message>
    <message>
        <source>From a built-in lab…</source>
        <translation>Aus einem eingebauten Lab…</translation>
    </message>
    <message>
        <source>The check found {errors} and {remarks}.</source>
        <translation>Die Prüfung fand {errors} und {remarks}.</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} Fehler</translation>
    </message>
    <message>
        <source>1 remark</source>
        <translation>1 Hinweis</translation>
    </message>
    <message>
        <source>{count} remarks</source>
        <translation>{count} Hinweise</translation>
    </message>
</context>
<context>
    <name>EnginesPage</name>
    <message>
        <source>With each engine’s own defaults</source>
        <translation>Mit den eigenen Voreinstellungen jeder Engine</translation>
    </message>
    <message>
        <source>What is not given takes the value that the engine takes silently</source>
        <translation>Was nicht angegeben ist, bekommt den Wert, den die Engine stillschweigend nimmt</translation>
    </message>
    <message>
        <source>Use this engine</source>
        <translation>Diese Engine verwenden</translation>
    </message>
    <message>
        <source>Engines side by side</source>
        <translation>Engines nebeneinander</translation>
    </message>
    <message>
        <source>Distances between engines</source>
        <translation>Abstände zwischen Engines</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>Engine {name}</source>
        <translation>Engine {name}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong in the lab itself. Your work is untouched.</source>
        <translation>Im Labor selbst ist etwas schiefgegangen. Die Arbeit ist unberührt.</translation>
    </message>
</context>
<context>
    <name>ExplainPage</name>
    <message>
        <source>What did you learn?</source>
        <translation>Was hast du gelernt?</translation>
    </message>
    <message>
        <source>Show a model answer</source>
        <translation>Musterantwort zeigen</translation>
    </message>
    <message>
        <source>A model answer</source>
        <translation>Eine Musterantwort</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Was es zeigt</translation>
    </message>
    <message>
        <source>Often believed</source>
        <translation>Oft geglaubt</translation>
    </message>
    <message>
        <source>If there is time</source>
        <translation>Wenn noch Zeit ist</translation>
    </message>
    <message>
        <source>Try other settings</source>
        <translation>Andere Einstellungen probieren</translation>
    </message>
    <message>
        <source>Predict again</source>
        <translation>Neu vorhersagen</translation>
    </message>
    <message>
        <source>A new attempt: what you predicted before is kept</source>
        <translation>Ein neuer Versuch: Die früheren Vorhersagen bleiben erhalten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nächster Fall</translation>
    </message>
    <message>
        <source>Write your explanation; then the lab shows its own.</source>
        <translation>Schreibe deine Erklärung; dann zeigt das Labor seine eigene.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Wrote {names} to {folder}.</source>
        <translation>{names} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>{name} wird geschrieben…</translation>
    </message>
    <message>
        <source>A file name needs letters or digits, and none of {signs}</source>
        <translation>Ein Dateiname braucht Buchstaben oder Ziffern und keines von {signs}</translation>
    </message>
    <message>
        <source>{old} is already there.</source>
        <translation>{old} gibt es dort schon.</translation>
    </message>
    <message>
        <source>Replace it, or write {new} beside it?</source>
        <translation>Ersetzen oder {new} daneben schreiben?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Write beside it</source>
        <translation>Daneben schreiben</translation>
    </message>
    <message>
        <source>Folder of the chart</source>
        <translation>Ordner des Diagramms</translation>
    </message>
    <message>
        <source>The numbers of the chart as a table, the settings in its first lines.</source>
        <translation>Die Zahlen des Diagramms als Tabelle, die Einstellungen in den ersten Zeilen.</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>All four</source>
        <translation>Alle vier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Slide, 1920 × 1080 pixels</source>
        <translation>Folie, 1920 × 1080 Pixel</translation>
    </message>
    <message>
        <source>Page width, 160 mm</source>
        <translation>Seitenbreite, 160 mm</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>Spalte, 85 mm</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte pro Zoll</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Black, grey and hatches</source>
        <translation>Schwarz, Grau und Schraffuren</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>For people who do not see the picture</source>
        <translation>Für Menschen, die das Bild nicht sehen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Removed tokens</source>
        <translation>Entfernte Token</translation>
    </message>
    <message>
        <source>Ticks of the reference</source>
        <translation>Striche der Referenz</translation>
    </message>
    <message>
        <source>Sampled dots</source>
        <translation>Gezogene Punkte</translation>
    </message>
    <message>
        <source>Line with the settings</source>
        <translation>Zeile mit den Einstellungen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Carry the settings inside the file</source>
        <translation>Einstellungen in der Datei mitführen</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Dropping the file on the window then brings this experiment back.</source>
        <translation>Die Datei auf das Fenster zu ziehen bringt dann dieses Experiment zurück.</translation>
    </message>
</context>
<context>
    <name>FatesView</name>
    <message>
        <source>Fates of tokens</source>
        <translation>Schicksale der Token</translation>
    </message>
    <message>
        <source>Who leaves, and where</source>
        <translation>Wer verschwindet, und wo</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>Line: the token survives. Hatched: it is cut.</source>
        <translation>Linie: Das Token bleibt. Schraffiert: Es ist entfernt.</translation>
    </message>
    <message>
        <source>Probability of the likeliest tokens</source>
        <translation>Wahrscheinlichkeit der wahrscheinlichsten Token</translation>
    </message>
    <message>
        <source>{field}, at {other} {value}</source>
        <translation>{field}, bei {other} {value}</translation>
    </message>
    <message>
        <source>Every token shown survives everywhere</source>
        <translation>Jedes gezeigte Token bleibt überall erhalten</translation>
    </message>
</context>
<context>
    <name>FieldRows</name>
    <message>
        <source>all {count}</source>
        <translation>alle {count}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>“{file}” must end in {endings}.</source>
        <translation>„{file}“ muss auf {endings} enden.</translation>
    </message>
    <message>
        <source>The picture cannot be made: {reason}.</source>
        <translation>Das Bild kann nicht erzeugt werden: {reason}.</translation>
    </message>
    <message>
        <source>“{file}” cannot be written: {reason}.</source>
        <translation>„{file}“ kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opened {name}, the first of {count} files.</source>
        <translation>{name} geöffnet, die erste von {count} Dateien.</translation>
    </message>
    <message>
        <source>Wrote {names} to {folder}.</source>
        <translation>{names} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>There is no chart in {panel} now.</source>
        <translation>In {panel} gibt es jetzt kein Diagramm.</translation>
    </message>
    <message>
        <source>“{name}” is no name for a file.</source>
        <translation>„{name}“ ist kein Name für eine Datei.</translation>
    </message>
    <message>
        <source>There is already a session called “{name}”.</source>
        <translation>Es gibt schon eine Sitzung namens „{name}“.</translation>
    </message>
    <message>
        <source>“{file}” cannot be renamed: {reason}.</source>
        <translation>„{file}“ kann nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>Another window has “{file}” open.</source>
        <translation>Ein anderes Fenster hat „{file}“ geöffnet.</translation>
    </message>
    <message>
        <source>Another window has “{file}” open: choose another name.</source>
        <translation>Ein anderes Fenster hat „{file}“ geöffnet: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{file}” cannot be deleted: {reason}.</source>
        <translation>„{file}“ kann nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>Files of the lab</source>
        <translation>Dateien des Labors</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>Was die Prüfung gefunden hat</translation>
    </message>
    <message>
        <source>Findings of the check</source>
        <translation>Befunde der Prüfung</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Drag Temperature and watch the bars.</source>
        <translation>Temperatur ziehen und die Balken beobachten.</translation>
    </message>
    <message>
        <source>Use my own tokens</source>
        <translation>Eigene Token verwenden</translation>
    </message>
    <message>
        <source>Put this card away</source>
        <translation>Diese Karte weglegen</translation>
    </message>
    <message>
        <source>Start Lab 1</source>
        <translation>Lab 1 beginnen</translation>
    </message>
    <message>
        <source>Teacher’s guide</source>
        <translation>Handbuch für Lehrende</translation>
    </message>
</context>
<context>
    <name>Folding</name>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Unfold {panel}</source>
        <translation>{panel} ausklappen</translation>
    </message>
    <message>
        <source>Fold {panel}</source>
        <translation>{panel} einklappen</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>{value} of at most {maximum}</source>
        <translation>{value} von höchstens {maximum}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Teacher’s guide</source>
        <translation>Handbuch für Lehrende</translation>
    </message>
    <message>
        <source>Answers to all labs</source>
        <translation>Lösungen aller Labs</translation>
    </message>
    <message>
        <source>All worksheets</source>
        <translation>Alle Arbeitsblätter</translation>
    </message>
    <message>
        <source>Worksheet: lab {number}, {title}</source>
        <translation>Arbeitsblatt: Lab {number}, {title}</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Teacher’s guide</source>
        <translation>Handbuch für Lehrende</translation>
    </message>
    <message>
        <source>Part of the guide</source>
        <translation>Teil des Handbuchs</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Save the guide</source>
        <translation>Handbuch speichern</translation>
    </message>
    <message>
        <source>Writing the PDF…</source>
        <translation>Das PDF wird geschrieben…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker geschickt.</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Wrote {file} to {folder}.</source>
        <translation>{file} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Als HTML speichern…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HandInDialog</name>
    <message>
        <source>Hand-in: {file}</source>
        <translation>Abgabe: {file}</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Sections of the hand-in</source>
        <translation>Abschnitte der Abgabe</translation>
    </message>
    <message>
        <source>Open “{section}”</source>
        <translation>„{section}“ öffnen</translation>
    </message>
    <message>
        <source>“{section}” is open in the window behind; Undo takes it back.</source>
        <translation>„{section}“ ist im Fenster dahinter geöffnet; „Rückgängig“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>These settings and this data are in force already.</source>
        <translation>Diese Einstellungen und diese Daten gelten schon.</translation>
    </message>
    <message>
        <source>Lab {number} · {title}</source>
        <translation>Lab {number} · {title}</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>exported {time}</source>
        <translation>exportiert {time}</translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation>Diesen Abschnitt öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>As it was exported: the check code {code} fits. It is no signature.</source>
        <translation>Wie beim Export: Der Prüfcode {code} passt. Er ist keine Unterschrift.</translation>
    </message>
    <message>
        <source>The check code {code} does not fit what the file says now.</source>
        <translation>Der Prüfcode {code} passt nicht zu dem, was jetzt in der Datei steht.</translation>
    </message>
    <message>
        <source>Edited after export</source>
        <translation>Nach dem Export geändert</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>Hand out a lab</source>
        <translation>Lab austeilen</translation>
    </message>
    <message>
        <source>as the student has it</source>
        <translation>wie bei den Lernenden eingestellt</translation>
    </message>
    <message>
        <source>View in front</source>
        <translation>Vordere Ansicht</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Begin in full screen, as for a projector</source>
        <translation>Im Vollbild beginnen, wie für den Beamer</translation>
    </message>
    <message>
        <source>Students may see the model answers: the file then holds them</source>
        <translation>Musterantworten zeigen (sie stehen dann in der Datei)</translation>
    </message>
    <message>
        <source>Save the answers too, as a key beside the lab</source>
        <translation>Antworten als Lösungsschlüssel daneben speichern</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labs</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Austeilen</translation>
    </message>
    <message>
        <source>Wrote {names} to {folder}.</source>
        <translation>{names} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>as in the lab: {seed}</source>
        <translation>wie im Lab: {seed}</translation>
    </message>
    <message>
        <source>different ones</source>
        <translation>verschiedene</translation>
    </message>
    <message>
        <source>one for all: {seed}</source>
        <translation>einer für alle: {seed}</translation>
    </message>
    <message>
        <source>a different one for everybody</source>
        <translation>für alle ein anderer</translation>
    </message>
    <message>
        <source>Seed of the draws</source>
        <translation>Seed der Ziehungen</translation>
    </message>
    <message>
        <source>Save the lab…</source>
        <translation>Lab speichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The file holds everything: texts, data, settings and locks. It opens with a double click, by dropping it on the window, or as: sampling-lab {name}.splab</source>
        <translation>Die Datei enthält alles: Texte, Daten, Einstellungen und Sperren. Sie öffnet sich mit einem Doppelklick, wenn man sie auf das Fenster zieht, oder mit: sampling-lab {name}.splab</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Ranges and counts</source>
        <translation>Bereiche und Anzahlen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Wirksam</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Wahrscheinlichstes</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Fates</source>
        <translation>Schicksale</translation>
    </message>
    <message>
        <source>More measures, sampling and solving</source>
        <translation>Weitere Maße, Ziehen und Lösen</translation>
    </message>
    <message>
        <source>A map needs two parameters.</source>
        <translation>Eine Karte braucht zwei Parameter.</translation>
    </message>
    <message>
        <source>First parameter</source>
        <translation>Erster Parameter</translation>
    </message>
    <message>
        <source>Second parameter</source>
        <translation>Zweiter Parameter</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Help on this</source>
        <translation>&amp;Hilfe hierzu</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>My &amp;progress…</source>
        <translation>Mein &amp;Fortschritt…</translation>
    </message>
    <message>
        <source>&amp;Teacher’s guide…</source>
        <translation>Handbuch für &amp;Lehrende…</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Das Fenster</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Bedienelemente</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>{count} more tokens</source>
        <translation>{count} weitere Token</translation>
    </message>
    <message>
        <source>Sum, in nats</source>
        <translation>Summe, in nats</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>In bits: {nats} ÷ {bit} = {bits}.</source>
        <translation>In bits: {nats} ÷ {bit} = {bits}.</translation>
    </message>
    <message>
        <source>The entropy now is {nats} nats.</source>
        <translation>Die Entropie ist jetzt {nats} nats.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>The way of {token} through the stages:</source>
        <translation>Der Weg von {token} durch die Stufen:</translation>
    </message>
    <message>
        <source>Nothing was drawn yet. Press Draw.</source>
        <translation>Noch wurde nichts gezogen. Drücke „Ziehen“.</translation>
    </message>
    <message>
        <source>Half the sum</source>
        <translation>Die halbe Summe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Noise of {count} draws: {noise}. That is {times} times as much.</source>
        <translation>Rauschen bei {count} Ziehungen: {noise}. Das ist das {times}-fache.</translation>
    </message>
    <message>
        <source>Entropy of the shares: {sampled} nats; exact: {exact} nats.</source>
        <translation>Entropie der Anteile: {sampled} nats; exakt: {exact} nats.</translation>
    </message>
    <message>
        <source>This value, step by step</source>
        <translation>Dieser Wert, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Go to {panel}</source>
        <translation>Zu {panel} gehen</translation>
    </message>
    <message>
        <source>Lab {number}: {title}</source>
        <translation>Lab {number}: {title}</translation>
    </message>
    <message>
        <source>Press F1 anywhere: the page for what has the focus opens here.</source>
        <translation>Drücke irgendwo F1: Hier öffnet sich die Seite zu dem, was gerade den Fokus hat.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>On your data</source>
        <translation>An deinen Daten</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Andere Namen</translation>
    </message>
    <message>
        <source>In the chains of: {engines}.</source>
        <translation>In den Ketten von: {engines}.</translation>
    </message>
    <message>
        <source>Nothing to show on these data.</source>
        <translation>An diesen Daten gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>This stage alone on {data}:</source>
        <translation>Nur diese Stufe, an {data}:</translation>
    </message>
    <message>
        <source>The text so far is {text}.</source>
        <translation>Der Text bisher ist {text}.</translation>
    </message>
    <message>
        <source>Where to see it</source>
        <translation>Wo man es sieht</translation>
    </message>
    <message>
        <source>Hidden until you run: the lab asks for a prediction first.</source>
        <translation>Verborgen, bis du ausführst: Das Lab fragt zuerst nach einer Vorhersage.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Entropy, nats</source>
        <translation>Entropie, nats</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Am wahrscheinlichsten</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>Von {low} bis {high}.</translation>
    </message>
    <message>
        <source>From {low} to {high}, off at {off}.</source>
        <translation>Von {low} bis {high}, aus bei {off}.</translation>
    </message>
    <message>
        <source>Choices: {options}.</source>
        <translation>Möglich: {options}.</translation>
    </message>
</context>
<context>
    <name>HelpFoot</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about {stage}</source>
        <translation>Mehr über {stage}</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>No page has “{words}”.</source>
        <translation>Auf keiner Seite steht „{words}“.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Export runs</source>
        <translation>Läufe exportieren</translation>
    </message>
    <message>
        <source>Columns and groups</source>
        <translation>Spalten und Gruppen</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Verlauf leeren</translation>
    </message>
    <message>
        <source>Export the chosen &amp;runs…</source>
        <translation>Gewählte &amp;Läufe exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;all runs…</source>
        <translation>&amp;Alle Läufe exportieren…</translation>
    </message>
    <message>
        <source>&amp;Copy the chosen rows</source>
        <translation>Gewählte &amp;Zeilen kopieren</translation>
    </message>
    <message>
        <source>&amp;Columns and groups…</source>
        <translation>&amp;Spalten und Gruppen…</translation>
    </message>
    <message>
        <source>Pin the chosen run as &amp;A</source>
        <translation>Gewählten Lauf als &amp;A anheften</translation>
    </message>
    <message>
        <source>Pin the chosen run as &amp;B</source>
        <translation>Gewählten Lauf als &amp;B anheften</translation>
    </message>
    <message>
        <source>&amp;Clear the history</source>
        <translation>Verlauf &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;The bin…</source>
        <translation>&amp;Papierkorb…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Pin as A</source>
        <translation>Als A anheften</translation>
    </message>
    <message>
        <source>Pin as B</source>
        <translation>Als B anheften</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>{number} of {best}</source>
        <translation>{number} von {best}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Export the chosen runs…</source>
        <translation>Gewählte Läufe exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Group by data</source>
        <translation>Nach Daten gruppieren</translation>
    </message>
    <message>
        <source>Group by day</source>
        <translation>Nach Tag gruppieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>{shown} of {count} runs found</source>
        <translation>{shown} von {count} Läufen gefunden</translation>
    </message>
    <message>
        <source>{facts}. Results for this case stay hidden.</source>
        <translation>{facts}. Dieser Fall: verborgen.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>One step on a slider</source>
        <translation>Ein Schritt auf einem Regler</translation>
    </message>
    <message>
        <source>Shift + ← →</source>
        <translation>Umschalt + ← →</translation>
    </message>
    <message>
        <source>A fine step</source>
        <translation>Ein feiner Schritt</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>A coarse step</source>
        <translation>Ein grober Schritt</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>Ends of the slider</source>
        <translation>Enden des Reglers</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>Zahl eintippen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Switch the stage on or off</source>
        <translation>Stufe an- oder ausschalten</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>During a drag: back to the value before</source>
        <translation>Beim Ziehen: zurück zum Wert davor</translation>
    </message>
    <message>
        <source>↑ ↓ Home End</source>
        <translation>↑ ↓ Pos1 Ende</translation>
    </message>
    <message>
        <source>Choose a token (← → on the curve)</source>
        <translation>Ein Token wählen (← → auf der Kurve)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Why was it kept or cut? Esc closes the card</source>
        <translation>Warum wurde es behalten oder entfernt? Esc schließt die Karte</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>In the table: copy the selected rows</source>
        <translation>In der Tabelle: gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Show a run as ticks beside the result</source>
        <translation>Einen Lauf als Striche neben dem Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Show the model again</source>
        <translation>Wieder das Modell zeigen</translation>
    </message>
    <message>
        <source>Make a run of the history current again</source>
        <translation>Einen Lauf des Verlaufs wieder aktuell machen</translation>
    </message>
    <message>
        <source>Write a note to it</source>
        <translation>Eine Notiz dazu schreiben</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Duplicate it</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Put it into the bin</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Give it a star</source>
        <translation>Mit einem Stern versehen</translation>
    </message>
    <message>
        <source>1 to 5</source>
        <translation>1 bis 5</translation>
    </message>
    <message>
        <source>Rate it; 0 takes the rating away</source>
        <translation>Bewerten; 0 nimmt die Bewertung weg</translation>
    </message>
    <message>
        <source>Pin it as A or as B</source>
        <translation>Als A oder als B anheften</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Gewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On a stage</source>
        <translation>Auf einer Stufe</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>Yours</source>
        <translation>Deine</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Alle Fälle</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>{setting} off</source>
        <translation>{setting} aus</translation>
    </message>
    <message>
        <source>The lab was left at {time} before this prediction was locked.</source>
        <translation>Das Lab wurde um {time} verlassen, bevor diese Vorhersage gesperrt war.</translation>
    </message>
    <message>
        <source>Results of this data were shown at {time} before this prediction was locked.</source>
        <translation>Ergebnisse dieser Daten waren um {time} zu sehen, bevor diese Vorhersage gesperrt war.</translation>
    </message>
</context>
<context>
    <name>LabBody</name>
    <message>
        <source>A trial: nothing is kept.</source>
        <translation>Ein Test: Nichts wird behalten.</translation>
    </message>
    <message>
        <source>Prediction locked at {time}</source>
        <translation>Vorhersage gesperrt um {time}</translation>
    </message>
    <message>
        <source>Prediction {number} locked at {time}</source>
        <translation>Vorhersage {number} gesperrt um {time}</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
</context>
<context>
    <name>LabEditor</name>
    <message>
        <source>The lab</source>
        <translation>Das Lab</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Facts in texts</source>
        <translation>Angaben in Texten</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>When results are shown</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Prediction: a number</source>
        <translation>Vorhersage: eine Zahl</translation>
    </message>
    <message>
        <source>Prediction: a choice</source>
        <translation>Vorhersage: eine Auswahl</translation>
    </message>
    <message>
        <source>Prediction: a ranking</source>
        <translation>Vorhersage: eine Reihenfolge</translation>
    </message>
    <message>
        <source>Prediction: entropy low, medium or high</source>
        <translation>Vorhersage: Entropie niedrig, mittel oder hoch</translation>
    </message>
    <message>
        <source>Prediction: a token</source>
        <translation>Vorhersage: ein Token</translation>
    </message>
    <message>
        <source>Prediction: a sketch</source>
        <translation>Vorhersage: eine Skizze</translation>
    </message>
    <message>
        <source>Prediction: a free text</source>
        <translation>Vorhersage: ein freier Text</translation>
    </message>
    <message>
        <source>Entropy in nats</source>
        <translation>Entropie in nats</translation>
    </message>
    <message>
        <source>Entropy in bits</source>
        <translation>Entropie in bits</translation>
    </message>
    <message>
        <source>Effective tokens</source>
        <translation>Wirksame Token</translation>
    </message>
    <message>
        <source>Kept tokens</source>
        <translation>Behaltene Token</translation>
    </message>
    <message>
        <source>Viable tokens</source>
        <translation>Brauchbare Token</translation>
    </message>
    <message>
        <source>Entropy band</source>
        <translation>Entropieband</translation>
    </message>
    <message>
        <source>Likeliest token</source>
        <translation>Wahrscheinlichstes Token</translation>
    </message>
    <message>
        <source>Share of the likeliest token</source>
        <translation>Anteil des wahrscheinlichsten Tokens</translation>
    </message>
    <message>
        <source>Probability of a token</source>
        <translation>Wahrscheinlichkeit eines Tokens</translation>
    </message>
    <message>
        <source>The whole distribution</source>
        <translation>Die ganze Verteilung</translation>
    </message>
    <message>
        <source>Runs by entropy, lowest first</source>
        <translation>Läufe nach Entropie, niedrigste zuerst</translation>
    </message>
    <message>
        <source>Whether a stage has no effect</source>
        <translation>Ob eine Stufe nichts bewirkt</translation>
    </message>
    <message>
        <source>Value that gives an entropy in nats</source>
        <translation>Wert, der eine Entropie in nats ergibt</translation>
    </message>
    <message>
        <source>Share of noisy greedy picks</source>
        <translation>Anteil bei Greedy mit Rauschen</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Take the current settings</source>
        <translation>Jetzige Einstellungen übernehmen</translation>
    </message>
    <message>
        <source>Take the current data</source>
        <translation>Jetzige Daten übernehmen</translation>
    </message>
    <message>
        <source>Show them in the window</source>
        <translation>Im Fenster zeigen</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>Alles aus</translation>
    </message>
    <message>
        <source>Nothing: an open question</source>
        <translation>Nichts: eine offene Frage</translation>
    </message>
    <message>
        <source>the settings that the student proposes</source>
        <translation>die vorgeschlagenen Einstellungen der Lernenden</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Of these runs</source>
        <translation>Von diesen Läufen</translation>
    </message>
    <message>
        <source>Of the run</source>
        <translation>Vom Lauf</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>It follows from what the student sets.</source>
        <translation>Das folgt aus den Einstellungen der Lernenden.</translation>
    </message>
    <message>
        <source>It is found when the lab is run.</source>
        <translation>Das ergibt sich, wenn das Lab ausgeführt wird.</translation>
    </message>
    <message>
        <source>Now: {value}</source>
        <translation>Jetzt: {value}</translation>
    </message>
    <message>
        <source>The data of the lab. Add some, or take the data of the window.</source>
        <translation>Die Daten des Labs. Füge welche hinzu oder übernimm die des Fensters.</translation>
    </message>
    <message>
        <source>Settings on data, which cases offer and facts measure. Add a run with +.</source>
        <translation>Einstellungen an Daten, die Fälle anbieten und an denen Angaben messen. Mit + kommt ein Lauf hinzu.</translation>
    </message>
    <message>
        <source>Each case is one round: predict, run, compare, explain. Add one with +.</source>
        <translation>Jeder Fall ist eine Runde: vorhersagen, ausführen, vergleichen, erklären. Mit + kommt einer hinzu.</translation>
    </message>
    <message>
        <source>Numbers that texts state as {name}: each is computed again when checked.</source>
        <translation>Zahlen, die Texte als {name} nennen: Die Prüfung berechnet jede neu.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Short name, for files</source>
        <translation>Kurzer Name, für Dateien</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor oder Autorin</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Entropy is low up to, nats</source>
        <translation>Entropie ist niedrig bis, nats</translation>
    </message>
    <message>
        <source>Entropy is high from, nats</source>
        <translation>Entropie ist hoch ab, nats</translation>
    </message>
    <message>
        <source>A token is viable from the probability</source>
        <translation>Ein Token ist brauchbar ab der Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Seed (empty: a different one for everybody)</source>
        <translation>Seed (leer: für alle ein anderer)</translation>
    </message>
    <message>
        <source>After the last case</source>
        <translation>Nach dem letzten Fall</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>Was es zeigt</translation>
    </message>
    <message>
        <source>Often believed</source>
        <translation>Oft geglaubt</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Erweiterung</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name in the lab</source>
        <translation>Name im Lab</translation>
    </message>
    <message>
        <source>none: its own tokens</source>
        <translation>keine: eigene Token</translation>
    </message>
    <message>
        <source>Built-in data</source>
        <translation>Eingebaute Daten</translation>
    </message>
    <message>
        <source>Name on the screen</source>
        <translation>Name auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher sie kommen</translation>
    </message>
    <message>
        <source>the student&apos;s own settings</source>
        <translation>die eigenen Einstellungen der Lernenden</translation>
    </message>
    <message>
        <source>Title (empty: the settings in words)</source>
        <translation>Titel (leer: die Einstellungen in Worten)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Task: what the student reads first</source>
        <translation>Aufgabe: was Lernende zuerst lesen</translation>
    </message>
    <message>
        <source>the student&apos;s own data</source>
        <translation>die eigenen Daten der Lernenden</translation>
    </message>
    <message>
        <source>Settings at the start</source>
        <translation>Einstellungen am Anfang</translation>
    </message>
    <message>
        <source>Parameters that the student proposes</source>
        <translation>Parameter, die Lernende vorschlagen</translation>
    </message>
    <message>
        <source>What to do in Run</source>
        <translation>Was beim Ausführen zu tun ist</translation>
    </message>
    <message>
        <source>Runs that are offered</source>
        <translation>Angebotene Läufe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts gewählt</translation>
    </message>
    <message>
        <source>Run beside the student&apos;s own</source>
        <translation>Lauf neben dem eigenen der Lernenden</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>View that comes to the front</source>
        <translation>Ansicht, die nach vorn kommt</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Title of the note</source>
        <translation>Titel der Anmerkung</translation>
    </message>
    <message>
        <source>The note is about a printed value that disagrees</source>
        <translation>Es geht um einen gedruckten Wert, der nicht stimmt</translation>
    </message>
    <message>
        <source>Model answer (students see it)</source>
        <translation>Musterantwort (Lernende sehen sie)</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>It may stay empty</source>
        <translation>Darf leer bleiben</translation>
    </message>
    <message>
        <source>Smallest answer</source>
        <translation>Kleinste Antwort</translation>
    </message>
    <message>
        <source>Largest answer</source>
        <translation>Größte Antwort</translation>
    </message>
    <message>
        <source>A miss by no more is right</source>
        <translation>So weit daneben ist noch richtig</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>What is right</source>
        <translation>Was richtig ist</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen wird</translation>
    </message>
    <message>
        <source>Name: texts say it in braces</source>
        <translation>Name: im Text in { }</translation>
    </message>
    <message>
        <source>As the text states it</source>
        <translation>Wie der Text sie nennt</translation>
    </message>
    <message>
        <source>What is not listed is free. Locks hold as long as the lab is open.</source>
        <translation>Was nicht in der Liste steht, ist frei. Sperren gelten, solange das Lab offen ist.</translation>
    </message>
    <message>
        <source>free: take the lock away</source>
        <translation>frei: Sperre aufheben</translation>
    </message>
    <message>
        <source>limited to a range</source>
        <translation>auf einen Bereich begrenzt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>hidden value: a mystery</source>
        <translation>Wert verborgen: ein Rätsel</translation>
    </message>
    <message>
        <source>{parameter} at least</source>
        <translation>{parameter} mindestens</translation>
    </message>
    <message>
        <source>{parameter} at most</source>
        <translation>{parameter} höchstens</translation>
    </message>
    <message>
        <source>Panels that are not shown</source>
        <translation>Bereiche, die nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Commands that are locked</source>
        <translation>Gesperrte Befehle</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Lock a parameter</source>
        <translation>Parameter sperren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>as soon as the prediction is locked</source>
        <translation>sobald die Vorhersage gesperrt ist</translation>
    </message>
    <message>
        <source>after a number of predictions</source>
        <translation>nach einigen Vorhersagen</translation>
    </message>
    <message>
        <source>when you give the PIN</source>
        <translation>wenn du die PIN nennst</translation>
    </message>
    <message>
        <source>at a clock time</source>
        <translation>ab einer Uhrzeit</translation>
    </message>
    <message>
        <source>Results are shown</source>
        <translation>Ergebnisse erscheinen</translation>
    </message>
    <message>
        <source>Predictions of a case</source>
        <translation>Vorhersagen je Fall</translation>
    </message>
    <message>
        <source>Set another PIN…</source>
        <translation>Andere PIN setzen…</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Clock time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Clock time, of the classroom</source>
        <translation>Uhrzeit im Klassenzimmer</translation>
    </message>
    <message>
        <source>Empty leaves the window as the student has it.</source>
        <translation>Leer lässt das Fenster, wie es bei den Lernenden ist.</translation>
    </message>
    <message>
        <source>View in front</source>
        <translation>Vordere Ansicht</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Zoom, per cent</source>
        <translation>Zoom, Prozent</translation>
    </message>
    <message>
        <source>Begin in full screen, as for a projector</source>
        <translation>Im Vollbild beginnen, wie für den Beamer</translation>
    </message>
    <message>
        <source>The items of a ranking are runs of the lab, one name on each line.</source>
        <translation>Geordnet werden Läufe des Labs: ein Name je Zeile.</translation>
    </message>
    <message>
        <source>One option on each line; what is measured names one of them.</source>
        <translation>Eine Möglichkeit je Zeile; was gemessen wird, nennt eine davon.</translation>
    </message>
    <message>
        <source>Names of the options</source>
        <translation>Namen der Möglichkeiten</translation>
    </message>
    <message>
        <source>Their texts, {language}</source>
        <translation>Ihre Texte, {language}</translation>
    </message>
    <message>
        <source>The right one (kept in the key alone)</source>
        <translation>Die richtige (steht nur im Lösungsschlüssel)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Möglichkeiten</translation>
    </message>
    <message>
        <source>This guides, it does not secure: whoever can run the settings elsewhere, or reads the file closely, can find the results. Locked predictions stay honest because they keep their time.</source>
        <translation>Das leitet, es sichert nicht: Wer die Einstellungen anderswo ausführt oder die Datei genau liest, kann die Ergebnisse finden. Gesperrte Vorhersagen bleiben ehrlich, weil sie ihre Zeit behalten.</translation>
    </message>
</context>
<context>
    <name>LabHead</name>
    <message>
        <source>Leave: all labs</source>
        <translation>Verlassen: alle Labs</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Steps of the lab</source>
        <translation>Schritte des Labs</translation>
    </message>
    <message>
        <source>Lab {number} · {title}</source>
        <translation>Lab {number} · {title}</translation>
    </message>
    <message>
        <source>case {number} of {count}</source>
        <translation>Fall {number} von {count}</translation>
    </message>
</context>
<context>
    <name>LabRow</name>
    <message>
        <source>{minutes} min · {state}</source>
        <translation>{minutes} min · {state}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Lab {number}, {title}, {minutes} minutes, {state}</source>
        <translation>Lab {number}, {title}, {minutes} Minuten, {state}</translation>
    </message>
    <message>
        <source>{title}, {state}</source>
        <translation>{title}, {state}</translation>
    </message>
    <message>
        <source>{state}: {left}</source>
        <translation>{state}: {left}</translation>
    </message>
</context>
<context>
    <name>Labs</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Weiterführend</translation>
    </message>
    <message>
        <source>From files</source>
        <translation>Aus Dateien</translation>
    </message>
    <message>
        <source>No lab was begun yet.</source>
        <translation>Noch wurde kein Lab begonnen.</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labs</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Open a lab</source>
        <translation>Lab öffnen</translation>
    </message>
    <message>
        <source>&amp;Open a lab file…</source>
        <translation>Lab-Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>&amp;Leave the lab</source>
        <translation>Lab ver&amp;lassen</translation>
    </message>
    <message>
        <source>Lock and &amp;run</source>
        <translation>Sperren und &amp;ausführen</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>&amp;Nächster Schritt</translation>
    </message>
    <message>
        <source>&amp;Previous step</source>
        <translation>&amp;Voriger Schritt</translation>
    </message>
    <message>
        <source>&amp;Try other settings</source>
        <translation>Andere Einstellungen &amp;probieren</translation>
    </message>
    <message>
        <source>R&amp;eport…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>Lab {number}: {title}</source>
        <translation>Lab {number}: {title}</translation>
    </message>
    <message>
        <source>1 prediction</source>
        <translation>1 Vorhersage</translation>
    </message>
    <message>
        <source>{count} predictions</source>
        <translation>{count} Vorhersagen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} Läufe</translation>
    </message>
    <message>
        <source>1 explanation</source>
        <translation>1 Erklärung</translation>
    </message>
    <message>
        <source>{count} explanations</source>
        <translation>{count} Erklärungen</translation>
    </message>
    <message>
        <source>{first} left</source>
        <translation>noch {first}</translation>
    </message>
    <message>
        <source>{first} and {second} left</source>
        <translation>noch {first} und {second}</translation>
    </message>
    <message>
        <source>{first}, {second} and {third} left</source>
        <translation>noch {first}, {second} und {third}</translation>
    </message>
</context>
<context>
    <name>LabsList</name>
    <message>
        <source>Predict first, then run, compare and explain.</source>
        <translation>Erst vorhersagen, dann ausführen, vergleichen und erklären.</translation>
    </message>
    <message>
        <source>Open a lab file…</source>
        <translation>Lab-Datei öffnen…</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labs</translation>
    </message>
    <message>
        <source>Continue: {title}</source>
        <translation>Weitermachen: {title}</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>exact, after the chain</source>
        <translation>exakt, nach der Kette</translation>
    </message>
    <message>
        <source>sampled, 95 % interval</source>
        <translation>gezogen, 95-%-Intervall</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>A hidden setting</source>
        <translation>Eine verborgene Einstellung</translation>
    </message>
    <message>
        <source>A setting is hidden by the lab: this would tell what it is.</source>
        <translation>Das Lab verbirgt eine Einstellung: Das würde sie verraten.</translation>
    </message>
    <message>
        <source>Exporting is locked by the lab.</source>
        <translation>Das Exportieren ist durch das Lab gesperrt.</translation>
    </message>
    <message>
        <source>Presets are locked by the lab.</source>
        <translation>Vorlagen sind durch das Lab gesperrt.</translation>
    </message>
    <message>
        <source>The data is locked by the lab.</source>
        <translation>Die Daten sind durch das Lab gesperrt.</translation>
    </message>
    <message>
        <source>Locked by the lab</source>
        <translation>Durch das Lab gesperrt</translation>
    </message>
    <message>
        <source>Hidden by the lab</source>
        <translation>Durch das Lab verborgen</translation>
    </message>
    <message>
        <source>May be {range} in this lab</source>
        <translation>In diesem Lab erlaubt: {range}</translation>
    </message>
</context>
<context>
    <name>LogitsCard</name>
    <message>
        <source>Logits of {count} tokens</source>
        <translation>Logits von {count} Token</translation>
    </message>
    <message>
        <source>H hidden</source>
        <translation>H verborgen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>There is no layout of yours yet.</source>
        <translation>Es gibt noch keine eigene Anordnung.</translation>
    </message>
    <message>
        <source>Save this one</source>
        <translation>Diese speichern</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Chain</source>
        <translation>&amp;Kette</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>La&amp;uf</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>&amp;Sitzung öffnen…</translation>
    </message>
    <message>
        <source>S&amp;essions…</source>
        <translation>S&amp;itzungen…</translation>
    </message>
    <message>
        <source>Save sna&amp;pshot…</source>
        <translation>Schna&amp;ppschuss speichern…</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Export chart…</source>
        <translation>Diagramm &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation>&amp;Diagramm kopieren</translation>
    </message>
    <message>
        <source>Copy chart as &amp;table</source>
        <translation>Diagramm als &amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste data, settings or a chart</source>
        <translation>Daten, Einstellungen oder Diagramm &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Add the chosen token to the text</source>
        <translation>Gewähltes Token an den Te&amp;xt anhängen</translation>
    </message>
    <message>
        <source>&amp;Find a run</source>
        <translation>Einen &amp;Lauf suchen</translation>
    </message>
    <message>
        <source>&amp;Note on the run</source>
        <translation>&amp;Notiz zum Lauf</translation>
    </message>
    <message>
        <source>Show as &amp;bars</source>
        <translation>Als &amp;Balken zeigen</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show as &amp;curve</source>
        <translation>Als &amp;Kurve zeigen</translation>
    </message>
    <message>
        <source>Wh&amp;y was the chosen token kept or cut?</source>
        <translation>&amp;Warum wurde das gewählte Token behalten oder entfernt?</translation>
    </message>
    <message>
        <source>&amp;Nats ↔ bits</source>
        <translation>&amp;Nats ↔ Bits</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Präsentieren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Verkl&amp;einern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Switch theme</source>
        <translation>Farbschema wechseln</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Chain &amp;order</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation>&amp;Vorlagen…</translation>
    </message>
    <message>
        <source>&amp;Keep the settings as a preset…</source>
        <translation>&amp;Einstellungen als Vorlage behalten…</translation>
    </message>
    <message>
        <source>Re&amp;vert to the preset</source>
        <translation>&amp;Zurück zur Vorlage</translation>
    </message>
    <message>
        <source>Move the stage &amp;up</source>
        <translation>Stufe nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the stage &amp;down</source>
        <translation>Stufe nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Switch the stage on or off</source>
        <translation>&amp;Stufe an- oder ausschalten</translation>
    </message>
    <message>
        <source>&amp;Choices of the stage…</source>
        <translation>&amp;Wahlmöglichkeiten der Stufe…</translation>
    </message>
    <message>
        <source>&amp;Remove the stage</source>
        <translation>Stufe ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Neutralise: all stages off</source>
        <translation>&amp;Neutralisieren: alle Stufen aus</translation>
    </message>
    <message>
        <source>All stages off</source>
        <translation>Alle Stufen aus</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Ziehen</translation>
    </message>
    <message>
        <source>New &amp;seed</source>
        <translation>Neuer &amp;Seed</translation>
    </message>
    <message>
        <source>&amp;Pin as A</source>
        <translation>Als &amp;A anheften</translation>
    </message>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>A und B &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>A &amp;lösen</translation>
    </message>
    <message>
        <source>&amp;Restore the chosen run</source>
        <translation>Gewählten Lauf &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>S&amp;tar the chosen run</source>
        <translation>Gewählten Lauf mit Ster&amp;n versehen</translation>
    </message>
    <message>
        <source>Dup&amp;licate the chosen run</source>
        <translation>Gewählten Lauf &amp;duplizieren</translation>
    </message>
    <message>
        <source>D&amp;elete the chosen runs</source>
        <translation>Gewählte Läufe l&amp;öschen</translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation>&amp;Erkunden</translation>
    </message>
    <message>
        <source>&amp;My layout</source>
        <translation>&amp;Meine Anordnung</translation>
    </message>
    <message>
        <source>&amp;Save as my layout</source>
        <translation>Als meine Anordnung &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Dock all panels</source>
        <translation>Alle Bereiche an&amp;docken</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Go to {panel}</source>
        <translation>Zu {panel} gehen</translation>
    </message>
    <message>
        <source>Show {panel}</source>
        <translation>{panel} zeigen</translation>
    </message>
    <message>
        <source>&amp;Search commands…</source>
        <translation>&amp;Befehle suchen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Sampling Lab</source>
        <translation>&amp;Über Sampling Lab</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>Bewe&amp;gung</translation>
    </message>
    <message>
        <source>On</source>
        <comment>motion</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>motion</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Lab</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>L&amp;ehren</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>Ver&amp;gleich</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>S&amp;weep</translation>
    </message>
</context>
<context>
    <name>NoiseBench</name>
    <message>
        <source>Noise on each logit, σ</source>
        <translation>Rauschen auf jedem Logit, σ</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>{token}: exact {share} %</source>
        <translation>{token}: exakt {share} %</translation>
    </message>
    <message>
        <source>{token}: simulated {share} %</source>
        <translation>{token}: simuliert {share} %</translation>
    </message>
</context>
<context>
    <name>NothingYet</name>
    <message>
        <source>Draw</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Draw and keep the first result</source>
        <translation>Ziehen und das erste Ergebnis behalten</translation>
    </message>
    <message>
        <source>Press Draw to keep a result here.</source>
        <translation>„Ziehen“ drücken, um hier ein Ergebnis zu behalten.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this away</source>
        <translation>Weglegen</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>the clipboard</source>
        <translation>der Zwischenablage</translation>
    </message>
    <message>
        <source>Restore from {name}</source>
        <translation>Aus {name} wiederherstellen</translation>
    </message>
    <message>
        <source>These settings and this data are in force already.</source>
        <translation>Diese Einstellungen und diese Daten gelten schon.</translation>
    </message>
    <message>
        <source>{count} positions were captured; the first is the data now.</source>
        <translation>{count} Positionen wurden aufgezeichnet; die erste ist jetzt in den Daten.</translation>
    </message>
    <message>
        <source>Show the positions</source>
        <translation>Positionen zeigen</translation>
    </message>
    <message>
        <source>Reading {name}, {size} MB…</source>
        <translation>{name} wird gelesen, {size} MB…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>No folder can be written. Your work is kept in memory until you close the window.</source>
        <translation>In keinen Ordner kann geschrieben werden. Die Arbeit bleibt im Speicher, bis das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>{problem} Your work is kept in memory until you choose another place.</source>
        <translation>{problem} Die Arbeit bleibt im Speicher, bis ein anderer Ort gewählt ist.</translation>
    </message>
    <message>
        <source>Restored from today {time}.</source>
        <translation>Wiederhergestellt von heute, {time}.</translation>
    </message>
    <message>
        <source>Restored from {time}.</source>
        <translation>Wiederhergestellt von {time}.</translation>
    </message>
    <message>
        <source>Start clean</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sitzungen…</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Chain order</source>
        <translation>Reihenfolge der Kette</translation>
    </message>
    <message>
        <source>Neutralise: switch every stage off</source>
        <translation>Neutralisieren: jede Stufe ausschalten</translation>
    </message>
    <message>
        <source>Custom, from {engine}</source>
        <translation>Eigene, aus {engine}</translation>
    </message>
    <message>
        <source>Back to {engine}</source>
        <translation>Zurück zu {engine}</translation>
    </message>
    <message>
        <source>All stages off</source>
        <translation>Alle Stufen aus</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Orders tried</source>
        <translation>Versuchte Reihenfolgen</translation>
    </message>
    <message>
        <source>Use this order</source>
        <translation>Diese Reihenfolge verwenden</translation>
    </message>
    <message>
        <source>Orders of the chain</source>
        <translation>Reihenfolgen der Kette</translation>
    </message>
    <message>
        <source>Where the order matters</source>
        <translation>Wo die Reihenfolge zählt</translation>
    </message>
    <message>
        <source>The orders were not tried.</source>
        <translation>Die Reihenfolgen wurden nicht versucht.</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Versuchen</translation>
    </message>
    <message>
        <source>Trying all orders …</source>
        <translation>Alle Reihenfolgen werden versucht …</translation>
    </message>
    <message>
        <source>Another order of the chain</source>
        <translation>Andere Reihenfolge der Kette</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Blocks of the lab</source>
        <translation>Blöcke des Labs</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>PageArea</name>
    <message>
        <source>Page of the lab: scroll with the arrow keys</source>
        <translation>Seite des Labs: mit den Pfeiltasten blättern</translation>
    </message>
</context>
<context>
    <name>PageBrowser</name>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Lab editor</source>
        <translation>Lab-Editor</translation>
    </message>
</context>
<context>
    <name>ParametersPanel</name>
    <message>
        <source>Add stage</source>
        <translation>Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>The clipboard holds nothing that the lab can use.</source>
        <translation>Die Zwischenablage enthält nichts, was das Labor verwenden kann.</translation>
    </message>
    <message>
        <source>The clipboard holds more text than the lab reads; use a file.</source>
        <translation>Die Zwischenablage enthält mehr Text, als das Labor liest; eine Datei verwenden.</translation>
    </message>
    <message>
        <source>The clipboard holds nothing that the lab can use: {problem}</source>
        <translation>Die Zwischenablage enthält nichts, was das Labor verwenden kann: {problem}</translation>
    </message>
</context>
<context>
    <name>PickCard</name>
    <message>
        <source>Pick</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>The seed decides.</source>
        <translation>Der Seed entscheidet.</translation>
    </message>
    <message>
        <source>Greedy ignores the seed.</source>
        <translation>Greedy beachtet den Seed nicht.</translation>
    </message>
    <message>
        <source>Pick greedily</source>
        <translation>Auswahl: Greedy</translation>
    </message>
    <message>
        <source>Pick by sampling</source>
        <translation>Auswahl: Ziehen</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>PIN that shows the results</source>
        <translation>PIN, die die Ergebnisse zeigt</translation>
    </message>
    <message>
        <source>The file keeps the PIN salted and hashed, so that nobody reads it there.</source>
        <translation>Die Datei enthält die PIN mit Salz gehasht, damit niemand sie dort liest.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>PIN noch einmal</translation>
    </message>
</context>
<context>
    <name>PredictPage</name>
    <message>
        <source>Predict again</source>
        <translation>Neu vorhersagen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Which settings would you try?</source>
        <translation>Welche Einstellungen würdest du probieren?</translation>
    </message>
    <message>
        <source>Why do you think so?</source>
        <translation>Warum denkst du das?</translation>
    </message>
    <message>
        <source>You cannot change it later.</source>
        <translation>Danach ist nichts mehr zu ändern.</translation>
    </message>
    <message>
        <source>Still to fill in: {fields}.</source>
        <translation>Noch auszufüllen: {fields}.</translation>
    </message>
    <message>
        <source>{question} (optional)</source>
        <translation>{question} (freiwillig)</translation>
    </message>
    <message>
        <source>Lock and run</source>
        <translation>Sperren und ausführen</translation>
    </message>
    <message>
        <source>{count} answers are missing.</source>
        <translation>{count} Antworten fehlen noch.</translation>
    </message>
</context>
<context>
    <name>PredictionFirst</name>
    <message>
        <source>Your prediction first</source>
        <translation>Zuerst deine Vorhersage</translation>
    </message>
</context>
<context>
    <name>Present</name>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
</context>
<context>
    <name>PresentBar</name>
    <message>
        <source>Draw</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>{data}: {settings}</source>
        <translation>{data}: {settings}</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>• changed since it was applied</source>
        <translation>• seit dem Anwenden geändert</translation>
    </message>
    <message>
        <source>All presets…</source>
        <translation>Alle Vorlagen…</translation>
    </message>
</context>
<context>
    <name>PresetDialog</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Search the presets</source>
        <translation>Vorlagen durchsuchen</translation>
    </message>
    <message>
        <source>Search name, settings, notes</source>
        <translation>Name, Einstellungen, Notizen suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>H here</source>
        <translation>H hier</translation>
    </message>
    <message>
        <source>No preset called “{text}”. Keep the settings in force under this name?</source>
        <translation>Keine Vorlage namens „{text}“. Die geltenden Einstellungen unter diesem Namen behalten?</translation>
    </message>
    <message>
        <source>Keep as a preset</source>
        <translation>Als Vorlage behalten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Vorlagen importieren</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply values only</source>
        <translation>Nur Werte anwenden</translation>
    </message>
    <message>
        <source>Keep the settings in force…</source>
        <translation>Geltende Einstellungen behalten…</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PresetPage</name>
    <message>
        <source>Note on the preset</source>
        <translation>Notiz zur Vorlage</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Translate for</source>
        <translation>Übersetzen für</translation>
    </message>
    <message>
        <source>The preset as the tool takes it</source>
        <translation>Die Vorlage, wie das Werkzeug sie annimmt</translation>
    </message>
    <message>
        <source>What to know there</source>
        <translation>Was dort zu wissen ist</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>nothing is on</source>
        <translation>nichts ist an</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>Was verloren geht</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Apply preset {name}</source>
        <translation>Vorlage {name} anwenden</translation>
    </message>
    <message>
        <source>Keep as a preset</source>
        <translation>Als Vorlage behalten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nothing on</source>
        <translation>Nichts an</translation>
    </message>
    <message>
        <source>Keep preset {name}</source>
        <translation>Vorlage {name} behalten</translation>
    </message>
    <message>
        <source>“{name}” is kept.</source>
        <translation>„{name}“ ist aufgehoben.</translation>
    </message>
    <message>
        <source>“{name}” does the same.</source>
        <translation>„{name}“ bewirkt dasselbe.</translation>
    </message>
    <message>
        <source>Update preset {name}</source>
        <translation>Vorlage {name} aktualisieren</translation>
    </message>
    <message>
        <source>Duplicate preset {name}</source>
        <translation>Vorlage {name} duplizieren</translation>
    </message>
    <message>
        <source>There is a preset called “{name}” already.</source>
        <translation>Es gibt schon eine Vorlage namens „{name}“.</translation>
    </message>
    <message>
        <source>Rename preset {name}</source>
        <translation>Vorlage {name} umbenennen</translation>
    </message>
    <message>
        <source>Note on preset {name}</source>
        <translation>Notiz zur Vorlage {name}</translation>
    </message>
    <message>
        <source>Delete preset {name}</source>
        <translation>Vorlage {name} löschen</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Vorlage {name}</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>{file} importieren</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Progress of the sweep</source>
        <translation>Fortschritt des Sweeps</translation>
    </message>
    <message>
        <source>Share done</source>
        <translation>Erledigter Anteil</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{share} % done</source>
        <translation>{share} % erledigt</translation>
    </message>
    <message>
        <source>{share} % done, about {seconds} s</source>
        <translation>{share} % erledigt, noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>{done} of {whole} settings</source>
        <translation>{done} von {whole} Einstellungen</translation>
    </message>
    <message>
        <source>{done} of {whole} settings, about {seconds} s</source>
        <translation>{done} von {whole} Einstellungen, noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>Stopped. What is finished stays.</source>
        <translation>Angehalten. Was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>My progress</source>
        <translation>Mein Fortschritt</translation>
    </message>
    <message>
        <source>Lines tick themselves when your locked predictions show them.</source>
        <translation>Zeilen haken sich selbst ab, wenn deine gesperrten Vorhersagen sie zeigen.</translation>
    </message>
    <message>
        <source>{done} of {count} done</source>
        <translation>{done} von {count} erreicht</translation>
    </message>
    <message>
        <source>Open lab {number}</source>
        <translation>Lab {number} öffnen</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Stage {number}, on</source>
        <translation>Stufe {number}, an</translation>
    </message>
    <message>
        <source>Stage {number}, off</source>
        <translation>Stufe {number}, aus</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
</context>
<context>
    <name>RangeRow</name>
    <message>
        <source>{field} from</source>
        <translation>{field} von</translation>
    </message>
    <message>
        <source>{field} to</source>
        <translation>{field} bis</translation>
    </message>
    <message>
        <source>{field}, how many values</source>
        <translation>{field}, wie viele Werte</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werten</translation>
    </message>
</context>
<context>
    <name>RankingEditor</name>
    <message>
        <source>Keep this order</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>First place on top. Move with Alt+↑ and Alt+↓ or the buttons.</source>
        <translation>Der erste Platz steht oben. Verschieben mit Alt+↑ und Alt+↓ oder den Knöpfen.</translation>
    </message>
</context>
<context>
    <name>RankingList</name>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>Nach oben (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>Nach unten (Alt+↓)</translation>
    </message>
    <message>
        <source>{item}, place {place} of {count}</source>
        <translation>{item}, Platz {place} von {count}</translation>
    </message>
</context>
<context>
    <name>RecordGrid</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Grouped by data</source>
        <translation>Nach Daten gruppiert</translation>
    </message>
    <message>
        <source>Grouped by day</source>
        <translation>Nach Tag gruppiert</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Zusammen mit</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Settings as a picture</source>
        <translation>Einstellungen als Bild</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Prediction beside the result</source>
        <translation>Vorhersage neben Ergebnis</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Run log</source>
        <translation>Protokoll der Läufe</translation>
    </message>
    <message>
        <source>Tuning checklist</source>
        <translation>Checkliste zum Einstellen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Versions and check code</source>
        <translation>Versionen und Prüfcode</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Writing the PDF…</source>
        <translation>Das PDF wird geschrieben…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker geschickt.</translation>
    </message>
    <message>
        <source>Wrote {file} to {folder}.</source>
        <translation>{file} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Labs</source>
        <translation>Labs</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>File to hand in</source>
        <translation>Datei zum Abgeben</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>A .spreport file, for Collect reports</source>
        <translation>Eine .spreport-Datei, für „Berichte einsammeln“</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Paper of the PDF and of the printer</source>
        <translation>Papier des PDFs und des Druckers</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Part of the report that is shown</source>
        <translation>Gezeigter Teil des Berichts</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Run log and lists</source>
        <translation>Protokoll und Listen</translation>
    </message>
    <message>
        <source>The whole report</source>
        <translation>Der ganze Bericht</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Apply the baseline</source>
        <translation>Ausgangspunkt setzen</translation>
    </message>
    <message>
        <source>Open Sweep</source>
        <translation>Sweep öffnen</translation>
    </message>
    <message>
        <source>Go to History</source>
        <translation>Zum Verlauf</translation>
    </message>
    <message>
        <source>Entropy goal in nats</source>
        <translation>Ziel der Entropie in nats</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Nicht gewählt</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>RunBox</name>
    <message>
        <source>Run {letter}</source>
        <translation>Lauf {letter}</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>Einen Lauf wählen</translation>
    </message>
    <message>
        <source>Take run {letter} away</source>
        <translation>Lauf {letter} wegnehmen</translation>
    </message>
</context>
<context>
    <name>RunBoxes</name>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>Lauf hinzufügen</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>Facts about A and B</source>
        <translation>Angaben zu A und B</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>done</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>not run yet</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Deine Einstellungen</translation>
    </message>
    <message>
        <source>Your prediction is locked</source>
        <translation>Deine Vorhersage ist gesperrt</translation>
    </message>
    <message>
        <source>Predict again</source>
        <translation>Neu vorhersagen</translation>
    </message>
    <message>
        <source>The teacher’s PIN</source>
        <translation>Die PIN der Lehrkraft</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>Alle ausführen</translation>
    </message>
    <message>
        <source>{done} of {count} runs done</source>
        <translation>{done} von {count} Läufen ausgeführt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Dumbbell</source>
        <translation>Hanteln</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show runs as</source>
        <translation>Läufe zeigen als</translation>
    </message>
    <message>
        <source>Comparison of A and B</source>
        <translation>Vergleich von A und B</translation>
    </message>
    <message>
        <source>Runs side by side</source>
        <translation>Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Pin a result as A to compare.</source>
        <translation>Zum Vergleichen ein Ergebnis als A anheften.</translation>
    </message>
    <message>
        <source>Pin the current one</source>
        <translation>Das aktuelle anheften</translation>
    </message>
    <message>
        <source>Runs compared</source>
        <translation>Verglichene Läufe</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Runs as a table</source>
        <translation>Läufe als Tabelle</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>all {count}</source>
        <translation>alle {count}</translation>
    </message>
    <message>
        <source>{value} = off</source>
        <translation>{value} = aus</translation>
    </message>
</context>
<context>
    <name>Scorecard</name>
    <message>
        <source>Tokens kept</source>
        <translation>Behaltene Token</translation>
    </message>
    <message>
        <source>Entropy in nats</source>
        <translation>Entropie in nats</translation>
    </message>
    <message>
        <source>{name}: {settings} at {count} positions</source>
        <translation>{name}: {settings} an {count} Positionen</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>{settings} changes nothing at {idle} of the positions, and removes {removed} of the probability on average.</source>
        <translation>{settings} ändert an {idle} der Positionen nichts und entfernt im Mittel {removed} der Wahrscheinlichkeit.</translation>
    </message>
    <message>
        <source>No stage is switched on.</source>
        <translation>Keine Stufe ist eingeschaltet.</translation>
    </message>
    <message>
        <source>One token is left at {share} of the positions: nothing is drawn there.</source>
        <translation>An {share} der Positionen bleibt ein Token übrig: Dort wird nichts gezogen.</translation>
    </message>
    <message>
        <source>Nothing says which tokens came.</source>
        <translation>Nichts sagt, welche Token kamen.</translation>
    </message>
    <message>
        <source>The token that came survives at {share} of the {count} positions that list it.</source>
        <translation>Das Token, das kam, bleibt an {share} der {count} Positionen, die es nennen.</translation>
    </message>
    <message>
        <source>Each position is exact.</source>
        <translation>Jede Position ist exakt.</translation>
    </message>
    <message>
        <source>{share} of the positions are exact. At the others unknown tokens matter: the numbers are those of equal shares for them.</source>
        <translation>{share} der Positionen sind exakt. An den anderen zählen unbekannte Token: Die Zahlen gelten für gleiche Anteile dieser Token.</translation>
    </message>
    <message>
        <source>Fewest tokens kept: {value}</source>
        <translation>Wenigste behaltene Token: {value}</translation>
    </message>
    <message>
        <source>Most tokens kept: {value}</source>
        <translation>Meiste behaltene Token: {value}</translation>
    </message>
    <message>
        <source>Highest entropy: {value} nats</source>
        <translation>Höchste Entropie: {value} nats</translation>
    </message>
    <message>
        <source>Least likely first token: {value}</source>
        <translation>Unwahrscheinlichstes erstes Token: {value}</translation>
    </message>
    <message>
        <source>Over the positions</source>
        <translation>Über die Positionen</translation>
    </message>
    <message>
        <source>least</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>most</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>Entropy, nats</source>
        <translation>Entropie, nats</translation>
    </message>
    <message>
        <source>Most likely token</source>
        <translation>Wahrscheinlichstes Token</translation>
    </message>
    <message>
        <source>median {value}</source>
        <translation>Median {value}</translation>
    </message>
    <message>
        <source>90 %: {value}</source>
        <translation>90 %: {value}</translation>
    </message>
    <message>
        <source>from {least} to {most}, median {median}, 90 % at most {p90}</source>
        <translation>von {least} bis {most}, Median {median}, 90 % höchstens {p90}</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>{settings} changes nothing at {idle} of the positions.</source>
        <translation>{settings} ändert an {idle} der Positionen nichts.</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>The data in force is not a position of a capture. Open a captured response first: a file with the probabilities that a server reported.</source>
        <translation>Die geltenden Daten sind keine Position einer Aufzeichnung. Zuerst eine aufgezeichnete Antwort öffnen: eine Datei mit den Wahrscheinlichkeiten, die ein Server berichtet hat.</translation>
    </message>
    <message>
        <source>No position is exact: unknown tokens matter at each, and the numbers are those of equal shares for them.</source>
        <translation>Keine Position ist exakt: An jeder zählen unbekannte Token, und die Zahlen gelten für gleiche Anteile dieser Token.</translation>
    </message>
</context>
<context>
    <name>ScorecardDialog</name>
    <message>
        <source>Scorecard of the settings</source>
        <translation>Auswertung der Einstellungen</translation>
    </message>
    <message>
        <source>no stage</source>
        <translation>keine Stufe</translation>
    </message>
    <message>
        <source>{settings} over {count} positions of {name}</source>
        <translation>{settings} über {count} Positionen von {name}</translation>
    </message>
    <message>
        <source>Share of the positions done</source>
        <translation>Erledigter Anteil der Positionen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{done} of {count} positions</source>
        <translation>{done} von {count} Positionen</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>Zahlen kopieren</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ScorecardPage</name>
    <message>
        <source>How often each number came</source>
        <translation>Wie oft jede Zahl vorkam</translation>
    </message>
    <message>
        <source>Go to a position</source>
        <translation>Zu einer Position gehen</translation>
    </message>
    <message>
        <source>{what} at position {place}</source>
        <translation>{what} an Position {place}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Search words, or conditions: T&gt;0.8 case:code kept&lt;6</source>
        <translation>Wörter suchen oder Bedingungen: T&gt;0.8 case:code kept&lt;6</translation>
    </message>
    <message>
        <source>Words, and conditions on T, k, p, min-p, H, kept, draws, seed, case, note, rating, cost, distance, engine, day: T&gt;0.8 H&gt;=1.5 star rating&gt;=4 note:&quot;x y&quot; day:2026-11-21 k:off</source>
        <translation>Wörter und Bedingungen zu T, k, p, min-p, H, kept, draws, seed, case, note, rating, cost, distance, engine, day: T&gt;0.8 H&gt;=1.5 star rating&gt;=4 note:&quot;x y&quot; day:2026-11-21 k:off</translation>
    </message>
</context>
<context>
    <name>SessionDialog</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Snapshots in this session</source>
        <translation>Schnappschüsse in dieser Sitzung</translation>
    </message>
    <message>
        <source>Session files</source>
        <translation>Sitzungsdateien</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
    <message>
        <source>{size}, open in this window</source>
        <translation>{size}, in diesem Fenster offen</translation>
    </message>
    <message>
        <source>{size}, an older state</source>
        <translation>{size}, ein älterer Stand</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>“{name}” is kept in Sessions.</source>
        <translation>„{name}“ liegt jetzt unter Sitzungen.</translation>
    </message>
    <message>
        <source>Sessions…</source>
        <translation>Sitzungen…</translation>
    </message>
    <message>
        <source>Snapshot {name}</source>
        <translation>Schnappschuss {name}</translation>
    </message>
    <message>
        <source>Delete snapshot {name}</source>
        <translation>Schnappschuss {name} löschen</translation>
    </message>
    <message>
        <source>No folder can be written: there is no place for another.</source>
        <translation>In keinen Ordner kann geschrieben werden: Für eine weitere ist kein Platz.</translation>
    </message>
    <message>
        <source>session {day}</source>
        <translation>Sitzung {day}</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>This session is kept in memory only: the change comes with the next.</source>
        <translation>Diese Sitzung liegt nur im Speicher: Die Änderung kommt mit der nächsten.</translation>
    </message>
    <message>
        <source>Save session as</source>
        <translation>Sitzung speichern unter</translation>
    </message>
    <message>
        <source>A copy of the session is in {file}.</source>
        <translation>Eine Kopie der Sitzung liegt in {file}.</translation>
    </message>
    <message>
        <source>Keep the session in</source>
        <translation>Sitzung aufbewahren in</translation>
    </message>
    <message>
        <source>The session is now kept in {file}.</source>
        <translation>Die Sitzung liegt jetzt in {file}.</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Save session as…</source>
        <translation>Sitzung speichern unter…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>hidden by the lab</source>
        <translation>durch das Lab verborgen</translation>
    </message>
    <message>
        <source>Locked by the lab</source>
        <translation>Durch das Lab gesperrt</translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message>
        <source>Search the data</source>
        <translation>Daten durchsuchen</translation>
    </message>
    <message>
        <source>Search name, origin, task</source>
        <translation>Name, Herkunft, Aufgabe suchen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Data to choose from</source>
        <translation>Daten zur Auswahl</translation>
    </message>
    <message>
        <source>No data called “{text}”.</source>
        <translation>Keine Daten namens „{text}“.</translation>
    </message>
</context>
<context>
    <name>SketchEditor</name>
    <message>
        <source>{token}, per cent</source>
        <translation>{token}, Prozent</translation>
    </message>
    <message>
        <source>Total {total} %.</source>
        <translation>Zusammen {total} %.</translation>
    </message>
    <message>
        <source>Total {total} %, {left} % left.</source>
        <translation>Zusammen {total} %, {left} % übrig.</translation>
    </message>
    <message>
        <source>Total {total} %, {left} % too much.</source>
        <translation>Zusammen {total} %, {left} % zu viel.</translation>
    </message>
</context>
<context>
    <name>SketchOverResult</name>
    <message>
        <source>{said} % · {result} %</source>
        <translation>{said} % · {result} %</translation>
    </message>
    <message>
        <source>{token}: you said {said} %, the result is {result} %</source>
        <translation>{token}: Du sagtest {said} %, das Ergebnis ist {result} %</translation>
    </message>
    <message>
        <source>Dashed: your sketch. Filled: the result.</source>
        <translation>Gestrichelt: deine Skizze. Gefüllt: das Ergebnis.</translation>
    </message>
</context>
<context>
    <name>Solver</name>
    <message>
        <source>Solve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Effective tokens</source>
        <translation>Wirksame Token</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Wahrscheinlichstes</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Parameter to solve for</source>
        <translation>Gesuchter Parameter</translation>
    </message>
    <message>
        <source>Measure to reach</source>
        <translation>Zu erreichendes Maß</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Use the answer</source>
        <translation>Antwort verwenden</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Gesucht:</translation>
    </message>
    <message>
        <source>gives</source>
        <translation>für</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>{value} verwenden</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>{stage}: move and more</source>
        <translation>{stage}: verschieben und mehr</translation>
    </message>
    <message>
        <source>{stage} on</source>
        <translation>{stage} an</translation>
    </message>
    <message>
        <source>Off  ·  {neutral}</source>
        <translation>Aus  ·  {neutral}</translation>
    </message>
    <message>
        <source>{stage}, stage {number} of {count}, off</source>
        <translation>{stage}, Stufe {number} von {count}, aus</translation>
    </message>
    <message>
        <source>{stage}, stage {number} of {count}, on, {effect}</source>
        <translation>{stage}, Stufe {number} von {count}, an, {effect}</translation>
    </message>
    <message>
        <source>{stage}: {locked}</source>
        <translation>{stage}: {locked}</translation>
    </message>
    <message>
        <source>effect hidden until you run</source>
        <translation>Wirkung noch verborgen</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>{stage}   off</source>
        <translation>{stage}   aus</translation>
    </message>
    <message>
        <source>cut tokens left out: {count}</source>
        <translation>weggelassene entfernte Token: {count}</translation>
    </message>
    <message>
        <source>What each stage did</source>
        <translation>Was jede Stufe bewirkt hat</translation>
    </message>
    <message>
        <source>Read left to right. Every column shows the logits when they leave that stage.</source>
        <translation>Von links nach rechts lesen. Jede Spalte zeigt die Logits am Ausgang der Stufe.</translation>
    </message>
    <message>
        <source>Read left to right. A tick is the value before the stage; what a cut leaves is rescaled in the next column.</source>
        <translation>Von links nach rechts lesen. Ein Strich ist der Wert vor der Stufe; was ein Schnitt übrig lässt, ist in der nächsten Spalte neu skaliert.</translation>
    </message>
    <message>
        <source>{stage}, off</source>
        <translation>{stage}, aus</translation>
    </message>
    <message>
        <source>{stage} {value}</source>
        <translation>{stage} {value}</translation>
    </message>
    <message>
        <source>Press to see the stage in Parameters; drag it, or press Alt and ← or →, to move it.</source>
        <translation>Drücken, um die Stufe in den Parametern zu sehen; ziehen oder Alt mit ← oder → drücken, um sie zu verschieben.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>{kept} of {size}</source>
        <translation>{kept} von {size}</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>Wirksam</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Where the entropy goes</source>
        <translation>Wohin die Entropie geht</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>rescaled to 100 %</source>
        <translation>neu skaliert auf 100 %</translation>
    </message>
    <message>
        <source>what is left</source>
        <translation>was übrig bleibt</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>softmax of the logits</source>
        <translation>Softmax der Logits</translation>
    </message>
    <message>
        <source>the likeliest token</source>
        <translation>das wahrscheinlichste Token</translation>
    </message>
    <message>
        <source>all outcomes</source>
        <translation>alle Ausgänge</translation>
    </message>
    <message>
        <source>in {share} % of draws</source>
        <translation>in {share} % der Ziehungen</translation>
    </message>
    <message>
        <source>{stage} keeps {kept} and cuts {share}.</source>
        <translation>{stage} behält {kept} und entfernt {share}.</translation>
    </message>
    <message>
        <source>{stage} takes the entropy from {start} to {end} nats.</source>
        <translation>{stage} bringt die Entropie von {start} auf {end} nats.</translation>
    </message>
    <message>
        <source>in nats; dashed line: ln({size}), the most {size} tokens can have</source>
        <translation>in nats; gestrichelt: ln({size}), das Höchste bei {size} Token</translation>
    </message>
    <message>
        <source>in bits; dashed line: log₂({size}), the most {size} tokens can have</source>
        <translation>in bits; gestrichelt: log₂({size}), das Höchste bei {size} Token</translation>
    </message>
</context>
<context>
    <name>StagesHead</name>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Log-Skala</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Zeigen als</translation>
    </message>
    <message>
        <source>Step through the stages (Space)</source>
        <translation>Stufe für Stufe zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Export this chart</source>
        <translation>Dieses Diagramm exportieren</translation>
    </message>
    <message>
        <source>Make a pause (Space)</source>
        <translation>Pause machen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>StagesPanel</name>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Show &amp;probabilities</source>
        <translation>&amp;Wahrscheinlichkeiten zeigen</translation>
    </message>
    <message>
        <source>Show &amp;logits</source>
        <translation>&amp;Logits zeigen</translation>
    </message>
    <message>
        <source>Show on a lo&amp;g scale</source>
        <translation>Auf Lo&amp;g-Skala zeigen</translation>
    </message>
    <message>
        <source>&amp;Step through the stages</source>
        <translation>&amp;Stufe für Stufe zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy the stages as a table</source>
        <translation>Stufen als &amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>You can see the stages and their settings. The shares after each stage, and where the entropy goes, appear when you lock your prediction.</source>
        <translation>Du siehst die Stufen und ihre Einstellungen. Die Anteile nach jeder Stufe, und wohin die Entropie geht, erscheinen, sobald du deine Vorhersage sperrst.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Arbeitet offline</translation>
    </message>
    <message>
        <source>Exact result in {time}</source>
        <translation>Exaktes Ergebnis in {time}</translation>
    </message>
    <message>
        <source>{count} draws in {time}</source>
        <translation>{count} Ziehungen in {time}</translation>
    </message>
    <message>
        <source>Autosaved {clock}</source>
        <translation>Gesichert um {clock}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Kept in memory only</source>
        <translation>Nur im Speicher</translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Step {number} of {count}, {step}: {state}</source>
        <translation>Schritt {number} von {count}, {step}: {state}</translation>
    </message>
    <message>
        <source>done in part</source>
        <translation>teilweise erledigt</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>You said</source>
        <translation>Du sagtest</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nats</translation>
    </message>
    <message>
        <source>{case}: right</source>
        <translation>{case}: richtig</translation>
    </message>
    <message>
        <source>{case}: not right</source>
        <translation>{case}: nicht richtig</translation>
    </message>
</context>
<context>
    <name>SurvivorStrip</name>
    <message>
        <source>Tokens kept</source>
        <translation>Behaltene Token</translation>
    </message>
    <message>
        <source>{kept} of {whole} tokens kept</source>
        <translation>{kept} von {whole} Token behalten</translation>
    </message>
    <message>
        <source>{kept} of {whole} tokens kept, {cut} cut here</source>
        <translation>{kept} von {whole} Token behalten, {cut} hier entfernt</translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message>
        <source>Entropy ({unit})</source>
        <translation>Entropie ({unit})</translation>
    </message>
    <message>
        <source>Temperature, all filters off</source>
        <translation>Temperatur, alle Filter aus</translation>
    </message>
    <message>
        <source>Entropy against temperature, all four cases</source>
        <translation>Entropie über der Temperatur, alle vier Fälle</translation>
    </message>
    <message>
        <source>{case} at its preset, temperature {degree}: {entropy} {unit}</source>
        <translation>{case} mit seiner Vorlage, Temperatur {degree}: {entropy} {unit}</translation>
    </message>
    <message>
        <source>{measure} ({unit})</source>
        <translation>{measure} ({unit})</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>most {count} tokens can have</source>
        <translation>das Höchste bei {count} Token</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Effective tokens</source>
        <translation>Wirksame Token</translation>
    </message>
    <message>
        <source>Tokens kept</source>
        <translation>Behaltene Token</translation>
    </message>
    <message>
        <source>Probability of the likeliest</source>
        <translation>Wahrscheinlichkeit des wahrscheinlichsten</translation>
    </message>
    <message>
        <source>Probability of {token}</source>
        <translation>Wahrscheinlichkeit von {token}</translation>
    </message>
    <message>
        <source>Distance to the run compared with</source>
        <translation>Abstand zum verglichenen Lauf</translation>
    </message>
    <message>
        <source>Probability of the chosen token</source>
        <translation>Wahrscheinlichkeit des gewählten Tokens</translation>
    </message>
    <message>
        <source>Distance to A</source>
        <translation>Abstand zu A</translation>
    </message>
    <message>
        <source>Distance to {run}</source>
        <translation>Abstand zu {run}</translation>
    </message>
    <message>
        <source>Draw along the first parameter as well</source>
        <translation>Auch entlang des ersten Parameters ziehen</translation>
    </message>
    <message>
        <source>Hatched: {field} changes nothing.</source>
        <translation>Schraffiert: {field} ändert nichts.</translation>
    </message>
    <message>
        <source>Hatched: {first} or {second} changes nothing.</source>
        <translation>Schraffiert: {first} oder {second} ändert nichts.</translation>
    </message>
    <message>
        <source>{field}, at {others}</source>
        <translation>{field}, bei {others}</translation>
    </message>
    <message>
        <source>{title}: {measure} from {low} to {high}, {value} at {at}.</source>
        <translation>{title}: {measure} von {low} bis {high}, {value} bei {at}.</translation>
    </message>
    <message>
        <source>each step lets one more token in</source>
        <translation>jede Stufe lässt ein Token mehr zu</translation>
    </message>
    <message>
        <source>each step takes one token out</source>
        <translation>jede Stufe nimmt ein Token heraus</translation>
    </message>
    <message>
        <source>{value} with other settings</source>
        <translation>{value} mit anderen Einstellungen</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{data}: {measure}, {fields}</source>
        <translation>{data}: {measure}, {fields}</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>{measure} from {low} to {high}</source>
        <translation>{measure} von {low} bis {high}</translation>
    </message>
    <message>
        <source>{span}; at {setting}: {value}.</source>
        <translation>{span}; bei {setting}: {value}.</translation>
    </message>
    <message>
        <source>{count} of {whole} settings so far</source>
        <translation>bisher {count} von {whole} Einstellungen</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} ms</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} s</translation>
    </message>
    <message>
        <source>{count} settings, computed exactly in {time}</source>
        <translation>{count} Einstellungen, exakt berechnet in {time}</translation>
    </message>
    <message>
        <source>White lines: where low turns to medium and medium to high.</source>
        <translation>Weiße Linien: wo niedrig zu mittel und mittel zu hoch wird.</translation>
    </message>
    <message>
        <source>Click the map; Enter uses the setting.</source>
        <translation>Karte anklicken; Eingabe verwendet die Einstellung.</translation>
    </message>
    <message>
        <source>Orange: {draws} draws at each value, with 95 % intervals.</source>
        <translation>Orange: {draws} Ziehungen je Wert, mit 95-%-Intervallen.</translation>
    </message>
    <message>
        <source>Dots: the temperature of each preset.</source>
        <translation>Punkte: die Temperatur jeder Vorlage.</translation>
    </message>
    <message>
        <source>B: the setting now.</source>
        <translation>B: die Einstellung jetzt.</translation>
    </message>
</context>
<context>
    <name>SweepPanel</name>
    <message>
        <source>Sweep as a &amp;map</source>
        <translation>Sweep als &amp;Karte</translation>
    </message>
    <message>
        <source>Sweep as &amp;curves</source>
        <translation>Sweep als K&amp;urven</translation>
    </message>
    <message>
        <source>&amp;Fates of tokens</source>
        <translation>&amp;Schicksale der Token</translation>
    </message>
    <message>
        <source>Sweep &amp;temperature × top-p</source>
        <translation>Sweep &amp;Temperatur × Top-p</translation>
    </message>
    <message>
        <source>&amp;Solve…</source>
        <translation>&amp;Lösen…</translation>
    </message>
    <message>
        <source>&amp;Use the setting at the crosshair</source>
        <translation>&amp;Einstellung am Fadenkreuz verwenden</translation>
    </message>
    <message>
        <source>&amp;Cancel the sweep</source>
        <translation>Sweep &amp;abbrechen</translation>
    </message>
</context>
<context>
    <name>SweepRoom</name>
    <message>
        <source>Entropy of all four cases</source>
        <translation>Entropie aller vier Fälle</translation>
    </message>
    <message>
        <source>No stage of the chain has a number to vary.</source>
        <translation>Keine Stufe der Kette hat eine Zahl zum Verändern.</translation>
    </message>
    <message>
        <source>Entropy against temperature, all four cases</source>
        <translation>Entropie über der Temperatur, alle vier Fälle</translation>
    </message>
</context>
<context>
    <name>Teach</name>
    <message>
        <source>{number}: {title}</source>
        <translation>{number}: {title}</translation>
    </message>
    <message>
        <source>New lab from a built-in one</source>
        <translation>Neues Lab aus einem eingebauten</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labs</translation>
    </message>
    <message>
        <source>Edit a lab file</source>
        <translation>Lab-Datei bearbeiten</translation>
    </message>
    <message>
        <source>Open {lab}</source>
        <translation>{lab} öffnen</translation>
    </message>
    <message>
        <source>Save with answers</source>
        <translation>Mit Antworten speichern</translation>
    </message>
    <message>
        <source>Answer keys</source>
        <translation>Lösungsschlüssel</translation>
    </message>
    <message>
        <source>Wrote {names} to {folder}.</source>
        <translation>{names} in {folder} geschrieben.</translation>
    </message>
    <message>
        <source>Open an answer key</source>
        <translation>Lösungsschlüssel öffnen</translation>
    </message>
    <message>
        <source>The key of “{lab}” is open: collected reports have a column Key now.</source>
        <translation>Der Lösungsschlüssel von „{lab}“ ist geöffnet: Eingesammelte Berichte haben jetzt eine Spalte „Schlüssel“.</translation>
    </message>
    <message>
        <source>Put the key away</source>
        <translation>Schlüssel weglegen</translation>
    </message>
    <message>
        <source>Folder of the hand-ins</source>
        <translation>Ordner der Abgaben</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>One seed for all, {seed}: in the lab of the editor and in this window.</source>
        <translation>Ein gemeinsamer Seed für alle, {seed}: im Lab des Editors und in diesem Fenster.</translation>
    </message>
    <message>
        <source>The lab of the editor gives everybody another seed; this window has {seed}.</source>
        <translation>Das Lab des Editors gibt allen einen anderen Seed; dieses Fenster hat {seed}.</translation>
    </message>
    <message>
        <source>Lab &amp;editor</source>
        <translation>Lab-&amp;Editor</translation>
    </message>
    <message>
        <source>&amp;New lab from this window</source>
        <translation>&amp;Neues Lab aus diesem Fenster</translation>
    </message>
    <message>
        <source>New lab from a &amp;built-in one…</source>
        <translation>Neues Lab aus einem eingeba&amp;uten…</translation>
    </message>
    <message>
        <source>Edit a lab &amp;file…</source>
        <translation>Lab-&amp;Datei bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Test as student</source>
        <translation>Als &amp;Schüler testen</translation>
    </message>
    <message>
        <source>&amp;Hand out lab…</source>
        <translation>Lab &amp;austeilen…</translation>
    </message>
    <message>
        <source>Save with &amp;answers…</source>
        <translation>Mit Ant&amp;worten speichern…</translation>
    </message>
    <message>
        <source>Open an answer &amp;key…</source>
        <translation>&amp;Lösungsschlüssel öffnen…</translation>
    </message>
    <message>
        <source>&amp;Collect reports…</source>
        <translation>&amp;Berichte einsammeln…</translation>
    </message>
    <message>
        <source>Class &amp;seed 42</source>
        <translation>&amp;Gemeinsamer Seed 42</translation>
    </message>
    <message>
        <source>&amp;Different seeds</source>
        <translation>&amp;Verschiedene Seeds</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Token for the text</source>
        <translation>Token für den Text</translation>
    </message>
    <message>
        <source>Add the token to the text</source>
        <translation>Das Token an den Text anhängen</translation>
    </message>
    <message>
        <source>No text yet: nothing to penalise.</source>
        <translation>Noch kein Text: nichts zu bestrafen.</translation>
    </message>
    <message>
        <source>Text so far</source>
        <translation>Text bisher</translation>
    </message>
    <message>
        <source>Text so far, {count} tokens</source>
        <translation>Text bisher, {count} Token</translation>
    </message>
    <message>
        <source>Text so far, {count} tokens ({more} more kinds not shown)</source>
        <translation>Text bisher, {count} Token ({more} weitere Arten nicht gezeigt)</translation>
    </message>
    <message>
        <source>Add {token} to the text</source>
        <translation>{token} an den Text anhängen</translation>
    </message>
    <message>
        <source>Take {token} out of the text</source>
        <translation>{token} aus dem Text nehmen</translation>
    </message>
</context>
<context>
    <name>TickRow</name>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>done: {evidence}</source>
        <translation>erledigt: {evidence}</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>About this number: Enter or double click</source>
        <translation>Zu dieser Zahl: Enter oder Doppelklick</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Entropy on its scale</source>
        <translation>Entropie auf ihrer Skala</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Effective tokens</source>
        <translation>Wirksame Token</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Wahrscheinlichstes</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>e to the power H</source>
        <translation>e hoch H</translation>
    </message>
    <message>
        <source>2 to the power H</source>
        <translation>2 hoch H</translation>
    </message>
    <message>
        <source>press Draw</source>
        <translation>„Ziehen“ drücken</translation>
    </message>
    <message>
        <source>distance {distance} · noise ≈ {noise}</source>
        <translation>Abstand {distance} · Rauschen ≈ {noise}</translation>
    </message>
    <message>
        <source>distance {distance}: more than chance explains</source>
        <translation>Abstand {distance}: mehr als Zufall erklärt</translation>
    </message>
    <message>
        <source>Sampled, {count} draws</source>
        <translation>Gezogen, {count} Ziehungen</translation>
    </message>
    <message>
        <source>Sampled, {count} draw</source>
        <translation>Gezogen, {count} Ziehung</translation>
    </message>
    <message>
        <source>nothing removed</source>
        <translation>nichts entfernt</translation>
    </message>
    <message>
        <source>set by {stage}</source>
        <translation>bestimmt durch {stage}</translation>
    </message>
    <message>
        <source>nucleus of {stage}</source>
        <translation>Nukleus von {stage}</translation>
    </message>
    <message>
        <source>each</source>
        <translation>je</translation>
    </message>
</context>
<context>
    <name>TokenEditor</name>
    <message>
        <source>Add to: {field}</source>
        <translation>Hinzufügen zu: {field}</translation>
    </message>
    <message>
        <source>What to add to the logit</source>
        <translation>Was zum Logit addiert wird</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>TokenTable</name>
    <message>
        <source>Distribution as a table</source>
        <translation>Verteilung als Tabelle</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Unit of entropy</source>
        <translation>Einheit der Entropie</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Pin as A</source>
        <translation>Als A anheften</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Draws {count}</source>
        <translation>Ziehungen {count}</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>What else the toolbar holds</source>
        <translation>Was die Werkzeugleiste sonst noch enthält</translation>
    </message>
</context>
<context>
    <name>TreeBench</name>
    <message>
        <source>The tree of texts</source>
        <translation>Der Baum der Texte</translation>
    </message>
    <message>
        <source>Blue line: the likeliest text. Dashed orange: greedy.</source>
        <translation>Blaue Linie: der wahrscheinlichste Text. Orange gestrichelt: Greedy.</translation>
    </message>
    <message>
        <source>Likeliest text</source>
        <translation>Wahrscheinlichster Text</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>Beam {count}</source>
        <translation>Beam {count}</translation>
    </message>
    <message>
        <source>Best of all</source>
        <translation>Bester von allen</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} Ziehungen</translation>
    </message>
    <message>
        <source>{strategy}: {text}, probability {share}.</source>
        <translation>{strategy}: {text}, Wahrscheinlichkeit {share}.</translation>
    </message>
</context>
<context>
    <name>TypedBox</name>
    <message>
        <source>Write a whole number.</source>
        <translation>Schreibe eine ganze Zahl.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Schreibe eine Zahl.</translation>
    </message>
    <message>
        <source>Write a whole number of at least {low}.</source>
        <translation>Schreibe eine ganze Zahl ab {low}.</translation>
    </message>
    <message>
        <source>Write a number of at least {low}.</source>
        <translation>Schreibe eine Zahl ab {low}.</translation>
    </message>
    <message>
        <source>Write a whole number from {low} to {high}.</source>
        <translation>Schreibe eine ganze Zahl von {low} bis {high}.</translation>
    </message>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Schreibe eine Zahl von {low} bis {high}.</translation>
    </message>
</context>
<context>
    <name>ValueSlider</name>
    <message>
        <source>{value}, off</source>
        <translation>{value}, aus</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>Veil</name>
    <message>
        <source>Your prediction first</source>
        <translation>Zuerst deine Vorhersage</translation>
    </message>
    <message>
        <source>hidden until you run</source>
        <translation>noch verborgen</translation>
    </message>
    <message>
        <source>Predict before you run: results are hidden</source>
        <translation>Erst vorhersagen: Ergebnisse sind verborgen</translation>
    </message>
    <message>
        <source>Lock your prediction first: until then the results are hidden.</source>
        <translation>Sperre zuerst deine Vorhersage: Bis dahin sind die Ergebnisse verborgen.</translation>
    </message>
    <message>
        <source>{count} more tokens</source>
        <translation>{count} weitere Token</translation>
    </message>
    <message>
        <source>{count} more token</source>
        <translation>{count} weiteres Token</translation>
    </message>
</context>
<context>
    <name>VeilCard</name>
    <message>
        <source>You can see the tokens and their logits. The bars appear when you lock your prediction.</source>
        <translation>Du siehst die Token und ihre Logits. Die Balken erscheinen, sobald du deine Vorhersage sperrst.</translation>
    </message>
    <message>
        <source>Whoever presents has hidden them; H shows them again.</source>
        <translation>Wer präsentiert, hat sie verborgen; H zeigt sie wieder.</translation>
    </message>
    <message>
        <source>Results are hidden</source>
        <translation>Ergebnisse sind verborgen</translation>
    </message>
    <message>
        <source>Your prediction is locked</source>
        <translation>Deine Vorhersage ist gesperrt</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>You said</source>
        <translation>Du sagtest</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>You said: {answer}</source>
        <translation>Du sagtest: {answer}</translation>
    </message>
    <message>
        <source>Result: {answer}</source>
        <translation>Ergebnis: {answer}</translation>
    </message>
    <message>
        <source>{question}: right</source>
        <translation>{question}: richtig</translation>
    </message>
    <message>
        <source>{question}: not right</source>
        <translation>{question}: nicht richtig</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Why? {reason}</source>
        <translation>Warum? {reason}</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
</context>
</TS>
