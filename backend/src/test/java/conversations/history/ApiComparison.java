package conversations.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.history.Model.ModelConversation;
import conversations.history.Model.ModelEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Compares everything that every user gets from the API with what the model says. */
final class ApiComparison {
    private final World world;
    private final Model model;
    private final ExpectedView shown;

    ApiComparison(World world, Model model) {
        this.world = world;
        this.model = model;
        this.shown = new ExpectedView(model, world);
    }

    /** @param random chooses the filters tried, and the single entries asked for */
    void compare(RandomGenerator random) {
        for (var user = 0; user < Model.USERS; user++) {
            if (model.inactive.contains(user)) {
                assertEquals(401, world.get(user, "/me").status());
                continue;
            }
            lists(user, random);
            search(user, random);
            for (var talk : model.talks) {
                one(user, talk, "/conversations/" + world.talks.get(model.talks.indexOf(talk)), random);
            }
        }
    }

    private void lists(int user, RandomGenerator random) {
        assertEquals(
                model.sidebar(user).stream()
                        .filter(talk -> !model.unread(talk, user).isEmpty())
                        .count(),
                world.get(user, "/conversations/unread-count")
                        .body()
                        .path("conversations")
                        .asLong(),
                () -> "badge of " + user);
        list(user, "/conversations", model.sidebar(user), false);
        for (var record = 0; record < 2; record++) {
            var path = world.records.get(record).path() + "/conversations";
            if (model.mayView(user, record)) {
                list(user, path, model.tab(user, record), true);
            } else {
                assertEquals(404, world.get(user, path).status(), path);
            }
        }
        var other = random.nextInt(Model.USERS);
        var record = random.nextInt(2);
        var filters = Map.<String, Predicate<ModelConversation>>of(
                "filter=created",
                talk -> talk.creator == user,
                "filter=participating",
                talk -> talk.current(user),
                "filter=closed",
                talk -> talk.closed,
                "status=open",
                talk -> !talk.closed,
                "role=member",
                talk -> talk.creator != user,
                "unread=true",
                talk -> !model.unread(talk, user).isEmpty(),
                "with=" + world.id(other),
                talk -> model.shown(talk, user, false).stream().anyMatch(person -> person.startsWith(other + " ")),
                "about=" + world.records.get(record).type() + ":"
                        + world.records.get(record).id(),
                talk -> talk.about.contains(record) && model.mayName(user, record));
        var names = List.copyOf(new TreeSet<>(filters.keySet()));
        for (var name : List.of("with=" + world.id(other), names.get(random.nextInt(names.size())))) {
            list(
                    user,
                    "/conversations?" + name,
                    model.sidebar(user).stream().filter(filters.get(name)).toList(),
                    false);
        }
    }

    /** F6: what stands in their sidebar, or in a record's tab; a place is a conversation and a seq, 0 for its subject. */
    private void search(int user, RandomGenerator random) {
        var word = (random.nextInt(4) == 0 ? "about" : "word") + (1 + random.nextInt(model.now));
        var q = random.nextInt(4) == 0 ? "\"" + word + "\"" : word;
        var query = "q=" + q;
        var found = found(model.sidebar(user), user, q, false);
        hits(user, "/search?limit=100&" + query, found);
        list(
                user,
                "/conversations?" + query,
                model.sidebar(user).stream()
                        .filter(talk ->
                                found.stream().anyMatch(place -> place.startsWith(model.talks.indexOf(talk) + " ")))
                        .toList(),
                false);
        var record = random.nextInt(2);
        var about = "&about=" + world.records.get(record).type() + ":"
                + world.records.get(record).id();
        hits(
                user,
                "/search?limit=100&" + query + about,
                model.mayName(user, record) ? found(model.tab(user, record), user, q, true) : Set.of());
    }

    private Set<String> found(List<ModelConversation> talks, int user, String q, boolean inTab) {
        var found = new TreeSet<String>();
        for (var talk : talks) {
            var lines = inTab ? model.tab(talk, user) : talk.kept(user);
            lines.stream()
                    .filter(line -> model.says(line, q))
                    .forEach(line -> found.add(model.talks.indexOf(talk) + " " + line.seq()));
            if (Model.has(shown.subject(talk, user, inTab), q)) {
                found.add(model.talks.indexOf(talk) + " 0");
            }
        }
        return found;
    }

    private void hits(int user, String path, Set<String> due) {
        assertEquals(
                due,
                ExpectedView.all(world.get(user, path).body().path("items"))
                        .map(hit -> world.talks.indexOf(
                                        hit.path("conversation").path("id").asText()) + " "
                                + hit.path("entry").path("seq").asInt())
                        .collect(Collectors.toCollection(TreeSet::new)),
                () -> path + " of " + user);
    }

    private void list(int user, String path, List<ModelConversation> due, boolean inTab) {
        assertEquals(
                lines(due.stream().map(talk -> shown.due(talk, user, inTab)).toList()),
                lines(ExpectedView.all(world.get(user, path).body().path("items"))
                        .map(shown::is)
                        .toList()),
                () -> path + " of " + user);
    }

    private void one(int user, ModelConversation talk, String path, RandomGenerator random) {
        var answer = world.get(user, path);
        var exists = model.exists(talk, user);
        assertEquals(exists ? 200 : 404, answer.status(), () -> path + " of " + user);
        var messages = path + "/messages";
        timeline(user, messages, "", exists, model.sees(talk, user));
        timeline(user, messages, "view=record", !model.tab(talk, user).isEmpty(), model.tab(talk, user));
        inTab(user, talk, path);
        var seq = 1 + random.nextInt(talk.lines.size());
        switch (random.nextInt(4)) {
            case 0 -> entry(user, messages, "", model.sees(talk, user), seq);
            case 1 -> entry(user, messages, "view=record", model.tab(talk, user), seq);
            case 2 -> versions(user, messages, "", model.sees(talk, user), seq);
            default -> versions(user, messages, "view=record", model.tab(talk, user), seq);
        }
        if (talk.lines.stream().anyMatch(ModelEntry::file)) {
            files(user, talk, path, random);
        }
        if (exists) {
            var inTab = !model.viaSidebar(talk, user);
            assertEquals(
                    lines(List.of(shown.due(talk, user, inTab))),
                    lines(List.of(shown.is(answer.body()))),
                    () -> path + " of " + user);
            assertEquals(
                    model.shown(talk, user, inTab),
                    shown.people(world.get(user, path + "/participants").body().path("items")),
                    () -> "people of " + path + " of " + user);
        } else {
            assertEquals(404, world.get(user, path + "/participants").status());
        }
    }

    private void inTab(int user, ModelConversation conversation, String path) {
        var answer = world.get(user, path + "?view=record");
        var exists = !model.tab(conversation, user).isEmpty();
        assertEquals(exists ? 200 : 404, answer.status(), () -> path + " in a tab of " + user);
        if (exists) {
            assertEquals(
                    lines(List.of(shown.due(conversation, user, true))),
                    lines(List.of(shown.is(answer.body()))),
                    () -> path + " in a tab of " + user);
        }
    }

    private void timeline(int user, String messages, String view, boolean exists, List<ModelEntry> due) {
        var timeline = world.get(user, messages + "?limit=100&" + view);
        assertEquals(exists ? 200 : 404, timeline.status(), () -> messages + " " + view + " of " + user);
        assertEquals(
                String.join("\n", due.stream().map(ExpectedView::due).toList()),
                String.join("\n", shown.entries(timeline.body().path("items"))),
                () -> messages + " " + view + " of " + user);
    }

    private void entry(int user, String messages, String view, List<ModelEntry> due, int seq) {
        var line = due.stream().filter(entry -> entry.seq() == seq).findFirst();
        var entry = world.get(user, messages + "/" + seq + "?" + view);
        assertEquals(
                line.map(ExpectedView::due).orElse("404"),
                entry.status() == 404 ? "404" : shown.entry(entry.body()),
                () -> messages + "/" + seq + " " + view + " of " + user);
    }

    private void versions(int user, String messages, String view, List<ModelEntry> due, int seq) {
        var message = due.stream()
                .filter(entry -> entry.seq() == seq && entry.isMessage())
                .findFirst();
        var versions = world.get(user, messages + "/" + seq + "/versions?" + view);
        assertEquals(
                message.map(found -> found.texts().toString()).orElse("404"),
                versions.status() == 404
                        ? "404"
                        : ExpectedView.all(versions.body().path("items"))
                                .map(version -> version.path("text").asText())
                                .toList()
                                .toString(),
                () -> "versions of " + messages + "/" + seq + " " + view + " of " + user);
    }

    /** B12: its files, newest message first; and one of them by its id, which either view shows (I1). */
    private void files(int user, ModelConversation talk, String path, RandomGenerator random) {
        var list = world.get(user, path + "/attachments");
        assertEquals(
                model.exists(talk, user)
                        ? model.sees(talk, user).reversed().stream()
                                .filter(line -> line.file() && !line.isDeleted())
                                .map(world.files::get)
                                .toList()
                        : List.of(),
                ExpectedView.all(list.body().path("items"))
                        .map(file -> file.path("id").asText())
                        .toList(),
                () -> "files of " + path + " of " + user);
        var all = talk.lines.stream().filter(ModelEntry::file).toList();
        if (!all.isEmpty()) {
            var one = all.get(random.nextInt(all.size()));
            var shows = !one.isDeleted()
                    && (model.sees(talk, user).contains(one)
                            || model.tab(talk, user).contains(one));
            assertEquals(
                    shows ? 200 : 404,
                    world.status(user, "/attachments/" + world.files.get(one)),
                    () -> "file on " + one + " of " + path + " for " + user);
        }
    }

    private static String lines(List<Map<String, Object>> conversations) {
        var text = new StringBuilder();
        conversations.forEach(conversation -> conversation.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n')));
        return text.toString();
    }
}
