package conversations.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conversations.history.Model.ModelConversation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays a history step by step, at the API and in the model; each step must be answered as the model says. */
final class HistoryPlayer {
    /** The number of times that each action took effect in all histories; an action that never does is not tested. */
    static final Map<Step.Action, LongAdder> EFFECTS = new ConcurrentHashMap<>();

    private final World world;
    private final Model model = new Model();
    /** The badge's asOf, and when it was: what each user's client loaded last. */
    private final Map<Integer, Looked> looked = new HashMap<>();

    private record Looked(String asOf, int at) {}

    HistoryPlayer(World world) {
        this.world = world;
    }

    Model model() {
        return model;
    }

    void step(Step step) {
        model.now++;
        switch (step.action()) {
            case ACTIVATE -> activate(step.number() % Model.USERS, step.bit(0) || step.bit(1));
            case GRANT -> grant(step.number() % Model.USERS, step.bits() % 3);
            case START, LOOK, READ_ALL -> {
                if (isIn(step)) {
                    alone(step);
                }
            }
            default -> {
                if (!model.talks.isEmpty()) {
                    var index = step.talk() % model.talks.size();
                    var inside = cast(step, model.talks.get(index));
                    if (isIn(inside)) {
                        inTalk(inside, index);
                    }
                }
            }
        }
    }

    private static Step cast(Step step, ModelConversation talk) {
        var members = List.copyOf(talk.members.keySet());
        return step.bit(14) || step.bit(15) ? step.by(members.get(step.by() % members.size())) : step;
    }

    /** A deactivated user is told only that (D7). */
    private boolean isIn(Step step) {
        var active = !model.inactive.contains(step.by());
        if (!active) {
            assertEquals(401, world.get(step.by(), "/conversations").status(), step::toString);
        }
        return active;
    }

    private void activate(int user, boolean active) {
        world.activate(user, active);
        if (active) {
            model.inactive.remove(user);
        } else {
            model.inactive.add(user);
        }
    }

    private void grant(int user, int access) {
        world.grant(user, access);
        model.access[user] = access;
    }

    private void alone(Step step) {
        var by = step.by();
        switch (step.action()) {
            case START -> start(step);
            case LOOK ->
                looked.put(
                        by,
                        new Looked(
                                world.get(by, "/conversations/unread-count")
                                        .body()
                                        .path("asOf")
                                        .asText(),
                                model.now));
            default -> {
                var seen = looked.get(by);
                var asOf = seen == null || step.bit(0) ? null : seen;
                model.readAll(by, asOf == null ? model.now : asOf.at());
                send(
                        step,
                        200,
                        "POST",
                        "/conversations/mark-all-read",
                        asOf == null ? Map.of() : Map.of("asOf", asOf.asOf()));
            }
        }
    }

    private void start(Step step) {
        var by = step.by();
        var others = set(IntStream.range(0, Model.USERS)
                .filter(user -> user != by && step.bit(user) && (step.bit(13) || step.bit(user + 5))));
        var about = set(IntStream.range(0, 2).filter(record -> step.bit(10 + record)));
        var text = "word" + model.now;
        var due = model.start(by, others, about, step.bit(12), text);
        var answer = world.send(
                by,
                "POST",
                "/conversations",
                Map.of(
                        "message", text,
                        "participantIds", others.stream().map(world::id).toList(),
                        "about",
                                about.stream()
                                        .map(record -> world.records.get(record).ref())
                                        .toList(),
                        "private", step.bit(12)));
        assertEquals(due, answer.status(), step::toString);
        if (due == 201) {
            world.talks.add(answer.body().path("id").asText());
        }
    }

    private void inTalk(Step step, int index) {
        var talk = model.talks.get(index);
        var path = "/conversations/" + world.talks.get(index);
        var by = step.by();
        var user = step.number() % Model.USERS;
        var seq = 1 + step.number() % talk.lines.size();
        switch (step.action()) {
            case SAY -> say(step, talk, path);
            case EDIT ->
                send(
                        step,
                        due(talk, by, () -> model.correct(talk, by, seq, text())),
                        "PATCH",
                        path + "/messages/" + seq,
                        Map.of("text", text()));
            case DELETE_MESSAGE ->
                send(
                        step,
                        due(talk, by, () -> model.correct(talk, by, seq, "")),
                        "DELETE",
                        path + "/messages/" + seq,
                        null);
            case INVITE -> invite(step, talk, path);
            case LEAVE ->
                send(step, due(talk, by, () -> model.end(talk, by, by)), "DELETE", path + "/participants/me", null);
            case REMOVE ->
                send(
                        step,
                        due(talk, by, () -> model.end(talk, by, user)),
                        "DELETE",
                        path + "/participants/" + world.id(user),
                        null);
            case DELETE_COPY ->
                send(
                        step,
                        due(talk, by, () -> model.delete(talk, by, step.bit(0) ? seq : Integer.MAX_VALUE)),
                        "DELETE",
                        path + (step.bit(0) ? "?throughSeq=" + seq : ""),
                        null);
            case RESTORE_COPY ->
                send(step, due(talk, by, () -> model.restore(talk, by)), "POST", path + "/restore-copy", Map.of());
            case CLOSE, REOPEN -> {
                var close = step.action() == Step.Action.CLOSE;
                send(
                        step,
                        due(talk, by, () -> model.change(talk, by, close, talk.subject)),
                        "PATCH",
                        path,
                        Map.of("status", close ? "closed" : "open"));
            }
            case RENAME ->
                send(
                        step,
                        due(talk, by, () -> model.change(talk, by, talk.closed, "about" + model.now)),
                        "PATCH",
                        path,
                        Map.of("subject", "about" + model.now));
            case READ ->
                send(
                        step,
                        due(talk, by, () -> model.read(talk, by, step.bit(0) ? seq : Integer.MAX_VALUE)),
                        "POST",
                        path + "/read",
                        step.bit(0) ? Map.of("throughSeq", seq) : Map.of());
            case MUTE ->
                send(
                        step,
                        due(talk, by, () -> mute(talk, by, step.bit(0))),
                        "PUT",
                        path + "/mute",
                        Map.of("muted", step.bit(0)));
            default -> throw new IllegalStateException(step.toString());
        }
    }

    private void say(Step step, ModelConversation talk, String path) {
        var withFile = step.bit(3) && step.bit(4);
        var file = withFile ? List.of(world.upload(step.by(), text() + ".txt")) : List.of();
        var due = due(talk, step.by(), () -> model.say(talk, step.by(), text(), withFile, step.bit(0)));
        send(
                step,
                due,
                "POST",
                path + "/messages",
                Map.of("text", text(), "attachmentIds", file, "reopen", step.bit(0)));
        if (withFile && due == 201) {
            world.files.put(talk.lines.getLast(), String.valueOf(file.getFirst()));
        }
    }

    private void invite(Step step, ModelConversation talk, String path) {
        var users = set(IntStream.of(step.number() % Model.USERS, step.bits() % Model.USERS));
        if (step.bit(2) || step.bit(3)) {
            users.removeIf(user -> talk.current(user) && users.size() > 1);
        }
        send(
                step,
                due(talk, step.by(), () -> model.invite(talk, step.by(), users)),
                "POST",
                path + "/participants",
                Map.of("userIds", users.stream().map(world::id).toList()));
    }

    private static int mute(ModelConversation talk, int by, boolean muted) {
        talk.of(by).muted = muted;
        return talk.took(by) ? 200 : 409;
    }

    /** A conversation that a user may not know of answers 404 to all operations (F3). */
    private int due(ModelConversation talk, int by, Supplier<Integer> operation) {
        return model.exists(talk, by) ? operation.get() : 404;
    }

    private String text() {
        return "word" + model.now;
    }

    private void send(Step step, int due, String method, String path, @Nullable Object body) {
        var answer = world.send(step.by(), method, path, body);
        if (due < 300) {
            EFFECTS.computeIfAbsent(step.action(), _ -> new LongAdder()).increment();
        }
        assertEquals(due, answer.status(), () -> step + ": " + method + " " + path + " " + answer.body());
    }

    private static Set<Integer> set(IntStream users) {
        var set = new TreeSet<Integer>();
        users.forEach(set::add);
        return set;
    }
}
