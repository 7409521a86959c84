package conversations.history;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of docs/rules.md, in memory and as plainly as possible: each entry of a timeline remembers who was there and
 * whose copy has it. There are no ranges and no counters, and nothing is kept up to date. A user who asks for a conversation
 * that is not there for them gets 404 before anything here is asked; operations answer with the status due after that.
 */
final class Model { // spotless:off
    static final int USERS = 5;
    final List<ModelConversation> talks = new ArrayList<>();
    final Set<Integer> inactive = new TreeSet<>();
    final int[] access = {2, 1, 0, 0, 0}; // to record 1, which is restricted: 0 none, 1 view, 2 view and edit; record 0 is open
    int now; // counts the steps

    record ModelEntry(int seq, int author, String notice, Collection<Integer> subjects, int at, List<String> texts, boolean file, Set<Integer> there, Set<Integer> kept) {
        boolean isMessage() { return notice.isEmpty(); }
        boolean isDeleted() { return isMessage() && texts.isEmpty(); }
    }
    static final class ModelParticipant {
        String state = "none", frozenSubject = "";
        boolean copy, muted;
        int joined, read, undoFrom = -1;
        List<ModelEntry> undo = List.of();
        List<String> frozen = List.of();
    }
    static final class ModelConversation {
        int creator;
        boolean secret, closed;
        String subject = "";
        Set<Integer> about = Set.of();
        final Map<Integer, ModelParticipant> members = new LinkedHashMap<>();
        final List<ModelEntry> lines = new ArrayList<>();
        ModelParticipant of(int user) { return members.getOrDefault(user, new ModelParticipant()); }
        boolean took(int user) { return members.containsKey(user); }
        boolean current(int user) { return of(user).state.equals("active"); }
        boolean copy(int user) { return of(user).copy; }
        boolean acts(int user) { return current(user) && copy(user); } // C1, E2
        boolean met(int a, int b) { return lines.stream().anyMatch(l -> l.there.contains(a) && l.there.contains(b)); }
        List<ModelEntry> kept(int user) { return lines.stream().filter(l -> l.kept.contains(user)).toList(); }
    }

    boolean mayView(int user, int record) { return record == 0 || access[user] > 0; } // F3
    boolean mayName(int user, int record) { return record == 0 || access[user] == 2; } // B11
    List<ModelEntry> tab(ModelConversation t, int user) { // F1
        return t.about.stream().noneMatch(record -> mayView(user, record)) ? List.of()
                : t.lines.stream().filter(l -> !t.secret || l.there.contains(user)).toList();
    }
    boolean viaSidebar(ModelConversation t, int user) { return t.copy(user) || t.current(user); } // B2, E2
    List<ModelEntry> sees(ModelConversation t, int user) { return viaSidebar(t, user) ? t.kept(user) : tab(t, user); }
    boolean exists(ModelConversation t, int user) { return viaSidebar(t, user) || !tab(t, user).isEmpty(); } // F3
    List<ModelEntry> unread(ModelConversation t, int user) { // B6
        return t.kept(user).stream().filter(l -> l.isMessage() && !l.isDeleted() && l.author != user && l.seq > t.of(user).read).toList();
    }
    int activity(ModelConversation t, int user, List<ModelEntry> lines) { // B2
        return lines.stream().filter(ModelEntry::isMessage).mapToInt(ModelEntry::at).max().orElseGet(() -> t.of(user).joined);
    }
    List<ModelConversation> sidebar(int user) {
        return talks.stream().filter(t -> t.copy(user)).sorted(comparing(t -> -activity(t, user, t.kept(user)))).toList();
    }
    List<ModelConversation> tab(int user, int record) {
        return talks.stream().filter(t -> t.about.contains(record) && !tab(t, user).isEmpty()).sorted(comparing(t -> -activity(t, user, tab(t, user)))).toList();
    }
    private List<String> people(ModelConversation t, int reader, boolean all) { // D2: those with whom they shared a moment
        return t.members.keySet().stream().filter(user -> all || t.met(reader, user))
                .map(user -> user + (user == t.creator ? " creator " : " member ") + t.of(user).state).toList();
    }
    boolean says(ModelEntry l, String q) { return l.isMessage() && !l.isDeleted() && (has(l.texts.getLast(), q) || (l.file && has(l.texts.getFirst() + ".txt", q))); } // F6
    static boolean has(String text, String q) { // F6: in quotation marks only as a whole
        return q.startsWith("\"") ? text.matches(".*\\b" + q.replace("\"", "") + "\\b.*") : text.contains(q);
    }
    boolean isFrozen(ModelConversation t, int reader, boolean inTab) { return t.took(reader) && !t.current(reader) && (t.secret || !inTab); } // D4
    List<String> shown(ModelConversation t, int reader, boolean inTab) {
        return isFrozen(t, reader, inTab) ? t.of(reader).frozen : people(t, reader, inTab && !t.secret);
    }
    int taking(ModelConversation t) { return (int) IntStream.range(0, USERS).filter(user -> t.current(user) && !inactive.contains(user)).count(); } // D7
    boolean mayEnd(ModelConversation t, int by, int user) { return t.current(user) && user != t.creator && taking(t) >= (by != user && inactive.contains(user) ? 2 : 3); } // D4, D5

    private void write(ModelConversation t, int author, String notice, Collection<Integer> subjects, boolean file, String... texts) {
        var line = new ModelEntry(t.lines.size() + 1, author, notice, subjects, now, new ArrayList<>(List.of(texts)), file, new TreeSet<>(), new TreeSet<>());
        t.lines.add(line);
        for (var user : t.members.keySet().stream().filter(t::current).toList()) {
            if (line.isMessage()) t.of(user).copy = true; // E3
            if (t.copy(user)) line.kept.add(user);
            line.there.add(user);
        }
        if (line.isMessage()) t.of(author).read = line.seq; // C2
    }
    private void join(ModelConversation t, int user) {
        var member = t.members.computeIfAbsent(user, _ -> new ModelParticipant());
        member.state = "active"; member.joined = now;
        member.copy = true; member.undoFrom = -1;
    }
    int start(int by, Set<Integer> others, Set<Integer> about, boolean secret, String text) { // A1, A2
        if (others.isEmpty() || others.stream().anyMatch(inactive::contains) || !about.stream().allMatch(r -> mayView(by, r))) return 422;
        var t = new ModelConversation();
        t.creator = by; t.about = about; t.secret = secret;
        talks.add(t);
        Stream.concat(Stream.of(by), others.stream()).forEach(user -> join(t, user));
        write(t, by, "", List.of(), false, text);
        return 201;
    }
    int say(ModelConversation t, int by, String text, boolean file, boolean reopen) { // C1, C4
        if (!t.acts(by) || (t.closed && !reopen)) return 409;
        change(t, by, false, t.subject);
        write(t, by, "", List.of(), file, text);
        return 201;
    }
    int change(ModelConversation t, int by, boolean closed, String subject) { // C4, C5
        if (!t.acts(by)) return 409;
        if (!t.subject.equals(subject)) write(t, by, "changed", List.of(), false);
        if (t.closed != closed) write(t, by, closed ? "closed" : "reopened", List.of(), false);
        t.subject = subject; t.closed = closed;
        return 200;
    }
    int correct(ModelConversation t, int by, int seq, String text) { // C6; an empty text deletes
        if (t.current(by) && !t.copy(by)) return 409;
        var line = sees(t, by).stream().filter(l -> l.seq == seq && l.isMessage()).findFirst().orElse(null);
        if (line == null || line.author != by) return line == null ? 404 : 403;
        if (!t.current(by) || (line.isDeleted() && !text.isEmpty())) return 409;
        if (text.isEmpty()) line.texts.clear(); else line.texts.add(text);
        return text.isEmpty() ? 204 : 200;
    }
    int invite(ModelConversation t, int by, Set<Integer> users) { // D1, D6
        if (users.stream().anyMatch(inactive::contains)) return 422;
        if (!t.acts(by) || t.closed || users.stream().anyMatch(t::current)) return 409;
        users.forEach(user -> join(t, user));
        write(t, by, "joined", users, false);
        return 200;
    }
    int end(ModelConversation t, int by, int user) { // D4, D5
        if (by != user && (!t.acts(by) || !t.met(by, user))) return t.acts(by) ? 404 : 409;
        if (!mayEnd(t, by, user)) return 409;
        var member = t.of(user);
        member.state = by == user ? "left" : "removed";
        member.frozen = people(t, user, false); member.frozenSubject = t.subject;
        write(t, by, member.state, List.of(user), false);
        return 204;
    }
    int delete(ModelConversation t, int by, int through) { // E1
        var member = t.of(by);
        if (!member.copy) return t.took(by) ? 204 : 409;
        member.undo = t.kept(by); member.undoFrom = t.lines.size();
        member.copy = member.undo.stream().anyMatch(l -> l.isMessage() && l.seq > through);
        member.undo.stream().filter(l -> !member.copy || l.seq <= through).forEach(l -> l.kept.remove(by));
        return 204;
    }
    int restore(ModelConversation t, int by) { // E1
        var member = t.of(by);
        if (member.undoFrom < 0) return member.copy ? 200 : 409;
        Stream.concat(member.undo.stream(), t.lines.stream().skip(member.undoFrom).filter(l -> l.there.contains(by))).forEach(l -> l.kept.add(by));
        member.copy = true; member.undoFrom = -1;
        return 200;
    }
    int read(ModelConversation t, int by, int through) { // B7
        if (!t.took(by)) return 409;
        var last = t.kept(by).isEmpty() ? 0 : t.kept(by).getLast().seq;
        t.of(by).read = Math.max(t.of(by).read, Math.min(through, last));
        return 200;
    }
    void readAll(int by, int asOf) { // B8
        sidebar(by).forEach(t -> unread(t, by).stream().filter(l -> l.at <= asOf).forEach(l -> t.of(by).read = l.seq));
    }
} // spotless:on
