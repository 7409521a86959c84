package conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each table belongs to one package. The others ask its classes or read the views of {@code R__views.sql}. */
class TableOwnershipTest {
    private static final Path SOURCES = Path.of("src/main/java/conversations");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Map<String, List<String>> TABLES = Map.of(
            "platform/idempotency", List.of("idempotent_answer"),
            "outbox", List.of("outbox", "event", "event_consumer"),
            "person", List.of("users", "sign_out"),
            "record", List.of("record", "record_access"),
            "attachment", List.of("attachment", "loose_blob"),
            "conversation",
                    List.of(
                            "conversation",
                            "conversation_record",
                            "participant",
                            "entry",
                            "entry_version",
                            "left_copy",
                            "search_block"),
            "sidebar", List.of("saved_filter"),
            "alert/preference", List.of("alert_preference"),
            "alert/mail", List.of("mail", "unsubscribe_token"),
            "alert/push", List.of("push", "push_subscription"));

    /** The names of tables in HQL. */
    private static final Map<String, String> ENTITIES = Map.of(
            "User", "users",
            "CrmRecord", "record",
            "RecordAccess", "record_access",
            "Attachment", "attachment",
            "Conversation", "conversation",
            "Participant", "participant",
            "Entry", "entry",
            "SavedFilter", "saved_filter",
            "IdempotentAnswer", "idempotent_answer");

    private static final Pattern STRING =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//[^\n]*", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:from|join|update|into)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    @Test
    @DisplayName("every table has an owner")
    void complete() throws IOException {
        var created = new TreeSet<String>();
        var create = Pattern.compile("create table (\\w+)", Pattern.CASE_INSENSITIVE);
        for (var file : list(MIGRATIONS)) {
            create.matcher(Files.readString(file)).results().forEach(match -> created.add(match.group(1)));
        }
        var owned = new TreeSet<String>();
        TABLES.values().forEach(owned::addAll);
        assertEquals(created, owned);
    }

    @Test
    @DisplayName("no SQL and no HQL names a table of another package")
    void owners() throws IOException {
        var owners = new HashMap<String, String>();
        TABLES.forEach((owner, tables) -> tables.forEach(table -> owners.put(table, owner)));
        var strangers = new TreeSet<String>();
        for (var file : list(SOURCES)) {
            var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            STRING.matcher(code).results().flatMap(TableOwnershipTest::tables).forEach(table -> {
                var owner = owners.get(table);
                if (owner != null && !SOURCES.relativize(file).startsWith(owner)) {
                    strangers.add(SOURCES.relativize(file) + " names " + table);
                }
            });
        }
        assertEquals(new TreeSet<>(), strangers);
    }

    private static Stream<String> tables(java.util.regex.MatchResult string) {
        var text = string.group(1) == null ? string.group(2) : string.group(1);
        return NAMED.matcher(text)
                .results()
                .map(match -> match.group(1))
                .map(name -> ENTITIES.getOrDefault(
                        name, name.toLowerCase(Locale.ROOT).equals(name) ? name : ""));
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Arrays.asList("java", "sql")
                            .contains(file.toString().replaceAll(".*\\.", "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
