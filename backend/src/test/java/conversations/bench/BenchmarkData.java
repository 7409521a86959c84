package conversations.bench;

import conversations.platform.text.Folding;
import conversations.platform.text.SearchForm;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Fills an empty schema: conversations of five people each, forty messages each on average, written in the order of
 * time, so that those of one conversation lie apart as they do in life. Each person but the last is in 200
 * conversations, the last in 10,000.
 */
final class BenchmarkData {
    static final int MESSAGES = 2_000_000;
    static final int PEOPLE = 1_250;
    /** The number of the person who is in every fifth conversation. */
    static final int BUSY = PEOPLE;

    private static final int CONVERSATIONS = 50_000;
    private static final int POSITIONS = 16;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final DataSource database;
    private final RandomMessages talk;
    private final long[] seqs = new long[CONVERSATIONS];
    private final Instant[] ats = new Instant[CONVERSATIONS];
    private final Block[] blocks = new Block[CONVERSATIONS];

    BenchmarkData(DataSource database, RandomMessages talk) {
        this.database = database;
        this.talk = talk;
    }

    /** The subject of a person at the identity provider. */
    static String subject(int person) {
        return "bench-" + person;
    }

    /** A row of search_block being filled. */
    private record Block(long number, StringBuilder seqs, StringBuilder ats, StringBuilder texts) {
        static Block of(long seq, Instant at, String text) {
            return new Block(
                    seq / POSITIONS,
                    new StringBuilder().append(seq),
                    new StringBuilder().append(at),
                    new StringBuilder(SearchForm.of(text)));
        }

        void add(long seq, Instant at, String text) {
            seqs.append(',').append(seq);
            ats.append(',').append(at);
            texts.append(SearchForm.SEPARATOR).append(SearchForm.of(text));
        }

        void write(UUID conversation, CopyWriter rows) throws IOException {
            rows.add(conversation, number, "{" + seqs + "}", "{" + ats + "}", texts, Folding.VERSION);
        }
    }

    void run() throws SQLException, IOException {
        people();
        for (var i = 0; i < CONVERSATIONS; i++) {
            ats[i] = START;
            blocks[i] = Block.of(0, START, topic(i));
        }
        messages();
        conversations();
        participants();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private void people() throws SQLException, IOException {
        try (var rows = new CopyWriter(
                database,
                "users (id, subject, given_name, family_name, display_name, created_at, family_name_folded,"
                        + " given_name_folded, search_folded, folding)")) {
            for (var i = 0; i <= PEOPLE; i++) {
                rows.add(
                        user(i),
                        subject(i),
                        "Person",
                        i,
                        "Person " + i,
                        START,
                        i,
                        "person",
                        "person " + i,
                        Folding.VERSION);
            }
        }
    }

    private void messages() throws SQLException, IOException {
        try (var entries = new CopyWriter(
                        database, "entry (conversation_id, seq, kind, author_id, at, text, message_number)");
                var searched =
                        new CopyWriter(database, "search_block (conversation_id, block, seqs, ats, texts, folding)")) {
            for (var n = 0; n < MESSAGES; n++) {
                var i = talk.random.nextInt(CONVERSATIONS);
                var seq = ++seqs[i];
                var at = START.plusSeconds(n * 10L);
                var text = talk.message();
                ats[i] = at;
                entries.add(conversation(i), seq, "message", user(person(i, (int) (seq % 5))), at, text, seq);
                if (seq % POSITIONS == 0) {
                    blocks[i].write(conversation(i), searched);
                    blocks[i] = Block.of(seq, at, text);
                } else {
                    blocks[i].add(seq, at, text);
                }
            }
            for (var i = 0; i < CONVERSATIONS; i++) {
                blocks[i].write(conversation(i), searched);
            }
        }
    }

    private void conversations() throws SQLException, IOException {
        try (var rows = new CopyWriter(
                database,
                "conversation (id, subject, private, status, created_at, created_by, last_seq, message_count,"
                        + " last_message_at)")) {
            for (var i = 0; i < CONVERSATIONS; i++) {
                rows.add(conversation(i), topic(i), false, "open", START, user(person(i, 0)), seqs[i], seqs[i], ats[i]);
            }
        }
    }

    private void participants() throws SQLException, IOException {
        try (var rows = new CopyWriter(
                database,
                "participant (conversation_id, user_id, role, state, joined_at, position, periods, last_activity,"
                        + " tab_activity)")) {
            for (var i = 0; i < CONVERSATIONS; i++) {
                for (var place = 0; place < (i % 5 == 0 ? 6 : 5); place++) {
                    var user = user(place == 5 ? BUSY : person(i, place));
                    var role = place == 0 ? "creator" : "member";
                    rows.add(conversation(i), user, role, "active", START, place, "{[1,)}", ats[i], ats[i]);
                }
            }
        }
    }

    /** Spread so that everybody is in as many, with ever others. */
    private static int person(int conversation, int place) {
        return (conversation * 7 + place * 251) % PEOPLE;
    }

    private String topic(int conversation) {
        return talk.word(conversation % 5_000) + " " + conversation;
    }

    /** Ids as random as real ones are at their end. */
    private static UUID conversation(int number) {
        return new UUID(
                0x019a_a000_0000_7000L, 0x8000_0000_0000_0000L | (number * 0x9E37_79B9_7F4AL) & 0x3FFF_FFFF_FFFFL);
    }

    private static UUID user(int number) {
        return new UUID(0x019a_b000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }
}
