package conversations.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conversations.testing.HostileTexts;
import conversations.testing.SeededTrials;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                // case, accents and compatibility forms
                "Müller|muller",
                "MÜLLER|muller",
                "e\u0301t\u00e9|ete",
                "Straße|strasse",
                "STRAẞE|strasse",
                "ﬁnance|finance",
                "Ｔａｎａｋａ|tanaka",
                "x²|x2",
                "①|1",
                "Ǆ|dz",
                "Nguyễn Thị Đỗ|nguyen thi do",
                // letters that Unicode does not decompose
                "Łukasz Wałęsa|lukasz walesa",
                "Øyvind|oyvind",
                "Đorđe Đoković|dorde dokovic",
                "Æsop Œuvre|aesop oeuvre",
                "Þórður Guðmundsson|thordur gudmundsson",
                "Ħamrun|hamrun",
                "Llŷr Tŵr|llyr twr",
                "İstanbul|istanbul",
                "ISTANBUL|istanbul",
                "ılgaz|ilgaz",
                "ſ|s",
                // Greek
                "Σίσυφος|σισυφοσ",
                "ΣΊΣΥΦΟΣ|σισυφοσ",
                // apostrophes, hyphens, quotation marks
                "O'Brien|o'brien",
                "O’Brien|o'brien",
                "O´Brien|o'brien",
                "O`Brien|o'brien",
                "Hawaiʻi|hawai'i",
                "ג׳ורג׳|ג'ורג'",
                "a‐b‑c–d—e−f־g|a-b-c-d-e-f-g",
                "“a” «b» „c“|\"a\" \"b\" \"c\"",
                // Hebrew points, Arabic signs and letters
                "שָׁלוֹם|שלום",
                "כֹּהֵן|כהן",
                "مُحَمَّد|محمد",
                "مـحـمـد|محمد",
                "أحمد إيمان آدم ٱسم|احمد ايمان ادم اسم",
                "علی کریم فاطمة موسى|علي كريم فاطمه موسي",
                "٢٠٢٦ २०२६|2026 2026",
                // what nobody sees
                "in\u00adter\u00adnal|internal",
                "zero\u200bwidth|zerowidth",
                "num\u200eber\u200f|number",
                "❤\ufe0f|❤",
                // what stays
                "が か|か\u3099 か",
                "को का|को का",
                "ที่|ที่",
                "한|\u1112\u1161\u11ab",
                "ㅎ|\u1112",
                "🦉|🦉"
            },
            delimiter = '|')
    @DisplayName(
            "A3 F6 case, accents, strokes, ligatures, apostrophes, hyphens, vowel signs and invisible characters do not matter")
    void folds(String text, String folded) {
        assertEquals(folded, Folding.fold(text));
    }

    @Test
    @DisplayName("A3 apostrophes and hyphens of names do not matter, nor whether they are there")
    void names() {
        for (var name : List.of("O'Connor", "O’Connor", "oconnor", "O-Connor")) {
            assertEquals("oconnor", Folding.foldName(name));
        }
    }

    @Test
    @DisplayName("A3 the beginning of a name folds to the beginning of the folded name, whatever letter it ends in")
    void foldsPrefixes() {
        for (var name : List.of("ΠΑΣΧΑΛΗΣ", "Pasquale Müller", "Straßer", "Ивано́в", "O’Þór")) {
            for (var i = 1; i <= name.length(); i++) {
                var prefix = name.substring(0, i);
                assertTrue(Folding.fold(name).startsWith(Folding.fold(prefix)), prefix);
            }
        }
    }

    @Test
    @DisplayName("a form is its own form, of every code point and of any text")
    void stable() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .map(Folding::fold)
                .forEach(form -> assertEquals(form, Folding.fold(form)));
        SeededTrials.times(300, random -> {
            var text = HostileTexts.string(random);
            if (Text.invalidReason(text) == null) {
                assertEquals(Folding.fold(text), Folding.fold(Folding.fold(text)));
            }
        });
    }
}
