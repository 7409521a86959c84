package conversations.history;

import com.fasterxml.jackson.databind.JsonNode;
import conversations.history.Model.ModelConversation;
import conversations.history.Model.ModelEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The view of a user in a comparable form: as the model requires it, and as the API answers it. Times are left out. */
final class ExpectedView {
    private final Model model;
    private final World world;

    ExpectedView(Model model, World world) {
        this.model = model;
        this.world = world;
    }

    Map<String, Object> due(ModelConversation talk, int reader, boolean inTab) {
        var lines = inTab ? model.tab(talk, reader) : talk.kept(reader);
        var messages = lines.stream().filter(ModelEntry::isMessage).toList();
        var member = talk.of(reader);
        var frozen = model.isFrozen(talk, reader, inTab);
        var people = model.shown(talk, reader, inTab);
        var unread = model.unread(talk, reader).size();
        var shown = new TreeMap<String, Object>();
        shown.put("id", model.talks.indexOf(talk));
        shown.put("subject", subject(talk, reader, inTab));
        shown.put("status", talk.closed ? "closed" : "open");
        shown.put("private", talk.secret);
        shown.put("createdBy", talk.creator);
        shown.put(
                "about",
                talk.about.stream().map(record -> about(reader, record)).toList());
        shown.put("participants", people);
        shown.put(
                "participantCount",
                people.stream().filter(person -> counts(person, frozen)).count());
        shown.put(
                "messages",
                messages.stream()
                        .skip(Math.max(0, messages.size() - 3))
                        .map(ExpectedView::due)
                        .toList());
        shown.put("hasOlder", messages.size() > 3);
        shown.put("messageCount", messages.size());
        shown.put("unreadCount", unread);
        shown.put("readThroughSeq", member.read);
        shown.put("lastSeq", lines.isEmpty() ? 0 : lines.getLast().seq());
        shown.put("membership", member.state);
        shown.put("copyDeleted", talk.took(reader) && !member.copy);
        shown.put("muted", member.muted);
        shown.put("can", can(talk, reader, unread));
        return shown;
    }

    String subject(ModelConversation talk, int reader, boolean inTab) {
        return model.isFrozen(talk, reader, inTab) ? talk.of(reader).frozenSubject : talk.subject;
    }

    private String about(int reader, int record) {
        var item = world.records.get(record);
        return item.type() + " " + (model.mayName(reader, record) ? item.id() : "hidden");
    }

    /** A copy of somebody who left keeps its count; else the deactivated are not counted (D7). */
    private boolean counts(String person, boolean frozen) {
        return person.endsWith("active") && (frozen || !model.inactive.contains(person.charAt(0) - '0'));
    }

    private List<String> can(ModelConversation talk, int reader, int unread) {
        var acts = talk.acts(reader);
        var can = new ArrayList<String>();
        add(can, "reply", acts && !talk.closed);
        add(can, "markRead", unread > 0);
        add(can, "invite", acts && !talk.closed);
        add(can, "leave", model.mayEnd(talk, reader, reader));
        add(can, "delete", talk.copy(reader));
        add(can, "close", acts && !talk.closed);
        add(can, "reopen", acts && talk.closed);
        add(can, "edit", acts);
        add(
                can,
                "remove",
                acts
                        && IntStream.range(0, Model.USERS)
                                .anyMatch(user -> user != reader && model.mayEnd(talk, reader, user)));
        add(can, "mute", acts);
        return can;
    }

    private static void add(Collection<String> can, String what, boolean may) {
        if (may) {
            can.add(what);
        }
    }

    static String due(ModelEntry line) {
        var text = line.isMessage()
                ? line.isDeleted()
                        ? "deleted"
                        : line.texts().getLast()
                                + (line.texts().size() > 1 ? " edited" : "")
                                + (line.file() ? " with a file" : "")
                : line.notice() + " " + List.copyOf(line.subjects());
        return line.seq() + " " + line.author() + " " + text;
    }

    Map<String, Object> is(JsonNode conversation) {
        var shown = new TreeMap<String, Object>();
        shown.put("id", world.talks.indexOf(conversation.path("id").asText()));
        shown.put("subject", conversation.path("subject").asText(""));
        shown.put("status", conversation.path("status").asText());
        shown.put("private", conversation.path("private").asBoolean());
        shown.put("createdBy", user(conversation.path("createdBy")));
        shown.put(
                "about",
                all(conversation.path("about"))
                        .map(record -> record.path("type").asText() + " "
                                + (record.has("id") ? record.path("id").asText() : "hidden"))
                        .toList());
        shown.put("participants", people(conversation.path("participants")));
        shown.put("participantCount", conversation.path("participantCount").asLong());
        shown.put("messages", entries(conversation.path("messages")));
        for (var count : List.of("messageCount", "unreadCount", "readThroughSeq", "lastSeq")) {
            shown.put(count, conversation.path(count).asInt());
        }
        for (var flag : List.of("hasOlder", "copyDeleted", "muted")) {
            shown.put(flag, conversation.path(flag).asBoolean());
        }
        shown.put("membership", conversation.path("membership").asText());
        shown.put(
                "can",
                conversation.path("can").properties().stream()
                        .filter(may -> may.getValue().asBoolean())
                        .map(Map.Entry::getKey)
                        .toList());
        return shown;
    }

    List<String> people(JsonNode participants) {
        return all(participants)
                .map(person ->
                        user(person.path("user")) + " " + person.path("role").asText() + " "
                                + person.path("state").asText())
                .toList();
    }

    List<String> entries(JsonNode entries) {
        return all(entries).map(this::entry).toList();
    }

    String entry(JsonNode entry) {
        return entry.path("seq").asInt() + " " + user(entry.path("author")) + " " + content(entry);
    }

    private String content(JsonNode entry) {
        if (entry.has("notice")) {
            return entry.path("notice").path("type").asText() + " "
                    + all(entry.path("notice").path("subjects")).map(this::user).toList();
        }
        var file = entry.path("attachments").isEmpty() ? "" : " with a file";
        if (entry.path("deleted").asBoolean()) {
            return "deleted" + entry.path("text").asText("") + file;
        }
        return entry.path("text").asText() + (entry.path("editedAt").isNull() ? "" : " edited") + file;
    }

    private int user(JsonNode ref) {
        return world.user(ref.path("id").asText());
    }

    static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
