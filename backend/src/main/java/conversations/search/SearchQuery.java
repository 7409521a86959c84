package conversations.search;

import conversations.conversation.SearchSources;
import conversations.platform.text.SearchForm.Word;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;

/**
 * Builds the SQL that finds words in the texts that a reader sees. It examines the rows of search_block of all the reader's
 * conversations, and splits rows that contain every word into their texts. Of a row that the reader sees a part of, only
 * that part is examined: how much is read, compared and sorted does not depend on what they do not see (F3).
 */
record SearchQuery(List<Word> words) {
    /**
     * SQL for the rank, time and position of the hits in the {@code :blocks} best rows, in the order of these columns,
     * beside an upper bound for the rank and time of the hits in all other rows. It returns at least one row: without a
     * position if nothing is found, without a bound if there are no other rows. For a common word, most rows need not be
     * split this way.
     *
     * @param after whether to go on after {@code :rank, :at, :conversation, :seq}
     */
    String hits(boolean inRecordTab, boolean after) {
        return """
                with candidates as materialized (
                    select b.conversation_id, b.block, %1$s as rank, t.newest
                    %2$s and %3$s
                ), best as materialized (
                    select * from candidates order by rank desc, newest desc limit :blocks + 1
                ), known as (
                    select conversation_id, block from best order by rank desc, newest desc limit :blocks
                ), other as (
                    select rank, newest from best order by rank desc, newest desc offset :blocks limit 1
                ), found as (
                    select %4$s as rank, e.at, k.conversation_id, e.seq %5$s %6$s
                    union all
                    select %4$s as rank, e.at, p.conversation_id, e.seq %7$s and %6$s
                ), page as (
                    select * from found %8$s order by rank desc, at desc, conversation_id desc, seq desc limit :limit
                )
                select page.*, other.rank as other_rank, other.newest as other_at
                from (select 1) one left join other on true left join page on true
                order by page.rank desc, page.at desc, page.conversation_id desc, page.seq desc""".formatted(
                        rank("t.texts", "b.block = 0 and " + allWordsIn("split_part(t.texts, chr(2), 1)")),
                        SearchSources.blocks(inRecordTab),
                        allWordsIn("t.texts"),
                        rank("e.form", "e.seq = 0"),
                        SearchSources.textsOfKnown(inRecordTab),
                        allWordsIn("e.form"),
                        SearchSources.departed(inRecordTab),
                        after ? "where (rank, at, conversation_id, seq) < (:rank, :at, :conversation, :seq)" : "");
    }

    /** SQL for the conversations of the sidebar that have hits. */
    String conversations() {
        return """
                select p.conversation_id %1$s and %2$s
                and exists (select 1 from string_to_table(t.texts, chr(2)) e (form) where %3$s)
                union
                select p.conversation_id %4$s and %3$s""".formatted(
                        SearchSources.blocks(false),
                        allWordsIn("t.texts"),
                        allWordsIn("e.form"),
                        SearchSources.departed(false));
    }

    private String allWordsIn(String text) {
        return join(i -> "strpos(" + text + ", :word" + i + ") > 0", " and ");
    }

    /**
     * SQL for the rank: a whole word counts twice the beginning of one; subject and description rank before messages.
     *
     * @param described whether it is these
     */
    private String rank(String text, String described) {
        return "2 * ("
                + join(
                        i -> "case when strpos(" + text + ", :beginning" + i + ") = 0 then 0 when strpos(" + text
                                + ", :whole" + i + ") = 0 then 1 else 2 end",
                        " + ")
                + ") + case when " + described + " then 1 else 0 end";
    }

    private String join(IntFunction<String> sql, String separator) {
        return IntStream.range(0, words.size()).mapToObj(sql).collect(Collectors.joining(separator));
    }

    /** @param ranked whether the statement is {@link #hits} */
    void bind(NativeQuery<?> query, boolean ranked) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            query.setParameter("word" + i, word.anywhere());
            if (ranked) {
                query.setParameter("whole" + i, word.whole()).setParameter("beginning" + i, word.beginning());
            }
        }
    }
}
