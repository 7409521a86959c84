package conversations.search;

import conversations.conversation.Visibility;
import conversations.platform.text.SearchForm.Word;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;

/**
 * The SQL that finds words in the texts that somebody sees. It goes through the rows of search_block of all conversations
 * that are theirs; only rows in which every word stands are taken apart into the texts.
 */
record Matching(List<Word> words) {
    private static final String IN_BLOCK = """
            join search_block b on b.conversation_id = %s.conversation_id
            cross join lateral (
                select b.seqs[s.n] as seq, b.ats[s.n] as at, s.form
                from string_to_table(b.texts, chr(2)) with ordinality s (form, n)) e""";

    private static final String SIDEBAR = "from participant p " + IN_BLOCK.formatted("p")
            + " where p.user_id = :reader and p.has_copy and " + Visibility.FOUND_IN_SIDEBAR;

    /** What who left keeps of subject and description (D4). */
    private static final String LEFT = """
            from participant p join left_copy l on l.conversation_id = p.conversation_id and l.user_id = p.user_id
            join conversation c on c.id = p.conversation_id
            cross join lateral (select cast(0 as bigint) as seq, c.created_at as at, l.search_form as form) e
            where p.user_id = :reader and p.has_copy and p.state <> 'active'""";

    private static final String RECORD_TAB = """
            from conversation_record r join conversation c on c.id = r.conversation_id
            left join participant p on p.conversation_id = c.id and p.user_id = :reader """
            + " " + IN_BLOCK.formatted("r") + " where r.type = :type and r.record_id = :record and "
            + Visibility.FOUND_IN_RECORD_TAB;

    /** Rank, time and place of what is found, in this order, after {@code :rank, :at, :conversation, :seq} if asked. */
    String hits(boolean inRecordTab, boolean after) {
        var found = inRecordTab
                ? hits("r", RECORD_TAB + " and " + in("b.texts"))
                : hits("p", SIDEBAR + " and " + in("b.texts")) + " union all " + hits("p", LEFT);
        return "select * from (" + found + ") h "
                + (after ? "where (rank, at, conversation_id, seq) < (:rank, :at, :conversation, :seq) " : "")
                + "order by rank desc, at desc, conversation_id desc, seq desc";
    }

    String conversations() {
        return conversations(SIDEBAR + " and " + in("b.texts")) + " union " + conversations(LEFT);
    }

    private String hits(String conversation, String scope) {
        return "select " + rank() + " as rank, e.at, " + conversation + ".conversation_id, e.seq " + scope + " and "
                + in("e.form");
    }

    private String conversations(String scope) {
        return "select p.conversation_id " + scope + " and " + in("e.form");
    }

    private String in(String text) {
        return each(i -> "strpos(" + text + ", :word" + i + ") > 0", " and ");
    }

    /** Whole words count twice a beginning of one; subject and description go before messages of the same rank. */
    private String rank() {
        return "2 * ("
                + each(
                        i -> "case when strpos(e.form, :whole" + i + ") > 0 then 2 when strpos(e.form, :beginning" + i
                                + ") > 0 then 1 else 0 end",
                        " + ")
                + ") + case e.seq when 0 then 1 else 0 end";
    }

    private String each(IntFunction<String> sql, String separator) {
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
