import json
from pathlib import Path

import pytest

from bot.ingestion.page_language import language_of

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "El club ha iniciado los contactos con el entrenador para que dirija al equipo desde la próxima temporada.",
        ),
        ("de", "Der Verein hat Gespräche mit dem Trainer aufgenommen und will ihn nach der Saison verpflichten."),
        ("fr", "Le club a entamé des discussions avec l’entraîneur pour la saison prochaine, mais rien n’est signé."),
        ("it", "Il club ha avviato i contatti con l’allenatore per la prossima stagione, ma non c’è ancora la firma."),
        ("pt", "O clube iniciou conversas com o treinador para a próxima temporada, mas ainda não há nada assinado."),
        (
            "nl",
            "De club is in gesprek met de trainer over een contract voor volgend seizoen, maar er is niets getekend.",
        ),
        ("ru", "Клуб начал переговоры с тренером о контракте на следующий сезон."),
        ("ja", "クラブは来季に向けて監督との交渉を開始した。"),
        ("ar", "النادي بدأ محادثات مع المدرب بشأن الموسم المقبل."),
        ("el", "Ο σύλλογος ξεκίνησε συνομιλίες με τον προπονητή."),
        (
            "und",
            "Klubak entrenatzaile berriarekin negoziazioak hasi ditu hurrengo denboraldirako, iturriek diote. " * 5,
        ),
        ("", "Here we go!"),
        ("", "Klopp, Amorim, Alonso, Nagelsmann"),
    ],
)
def test_a_few_words_tell_the_language(language: str, text: str) -> None:
    assert language_of(text) == language


def test_no_english_report_is_taken_for_another_language() -> None:
    articles = [article for path in CORPUS.glob("*.json") for article in json.loads(path.read_text())["articles"]]
    assert len(articles) > 500
    taken = [language_of(f"{article.get('title', '')}\n{article['text']}") for article in articles]
    assert set(taken) <= {"en", ""}
    assert taken.count("en") > 0.95 * len(taken)
