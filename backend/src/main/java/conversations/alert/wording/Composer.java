package conversations.alert.wording;

import conversations.alert.wording.Letter.Line;
import conversations.attachment.AttachmentDto;
import conversations.audience.AlertKind;
import conversations.audience.Audience.Item;
import conversations.audience.Audience.News;
import conversations.conversation.EntryDto;
import conversations.conversation.EntryDto.NoticeDto;
import conversations.person.UserRef;
import conversations.platform.text.Text;
import conversations.record.RecordRef;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the words for what somebody is to be told, in their language and time zone. */
public final class Composer {
    /** Code points of a subject: more than any mail program shows. */
    private static final int SUBJECT = 150;

    private final Language language;
    private final Messages say;
    private final DateTimeFormatter times;

    /** For a reader of this locale, with times as in this zone. */
    public Composer(Locale locale, ZoneId zone) {
        language = Language.of(locale);
        say = language.messages();
        times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.forDates(locale))
                .withZone(zone);
    }

    /**
     * A mail of this news.
     *
     * @param hasEarlier whether there is more to tell than stands in it
     * @param link opens the conversation
     * @param unsubscribe leads to where alerts by mail are stopped
     */
    public Letter letter(News news, boolean hasEarlier, String link, String unsubscribe) {
        var records = records(news);
        var called = called(news);
        return new Letter(
                language.tag(),
                subject(news),
                called == null ? say.untitled() : called,
                records.isEmpty() ? null : String.join(", ", records),
                hasEarlier,
                news.items().stream().map(this::line).toList(),
                link,
                unsubscribe);
    }

    /** Who and about what (G3): the most that happened. */
    public String subject(News news) {
        return Text.cut(subject(news.items(), topic(called(news), records(news))), SUBJECT);
    }

    private static @Nullable String called(News news) {
        var subject = news.conversation().subject();
        return subject == null ? null : Wording.inline(subject);
    }

    /** The names of those that the reader may name (B11). */
    private static List<String> records(News news) {
        return news.conversation().about().stream()
                .map(RecordRef::name)
                .filter(Objects::nonNull)
                .map(Wording::inline)
                .toList();
    }

    private String topic(@Nullable String called, List<String> records) {
        if (called != null) {
            return say.quoted(called);
        }
        return records.isEmpty() ? say.talk() : say.talkAbout(records.getFirst());
    }

    private String subject(List<Item> items, String topic) {
        var first = of(AlertKind.NEW_CONVERSATION, items);
        if (!first.isEmpty()) {
            var entry = first.getFirst();
            return entry.notice() == null ? say.started(author(entry), topic) : say.invited(author(entry), topic);
        }
        var messages = of(AlertKind.NEW_MESSAGE, items);
        return messages.isEmpty() ? change(items.getLast().entry(), topic) : wrote(messages, topic);
    }

    private static List<EntryDto> of(AlertKind kind, List<Item> items) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(Item::entry)
                .toList();
    }

    private String wrote(List<EntryDto> messages, String topic) {
        var authors = messages.stream()
                .map(EntryDto::author)
                .distinct()
                .map(Composer::name)
                .toList();
        return switch (authors.size()) {
            case 1 -> say.wrote(authors.getFirst(), topic);
            case 2 -> say.twoWrote(authors.getFirst(), authors.getLast(), topic);
            default -> say.manyWrote(authors.getFirst(), authors.size() - 1, topic);
        };
    }

    private String change(EntryDto entry, String topic) {
        var notice = Objects.requireNonNull(entry.notice());
        return switch (notice.type()) {
            case JOINED -> say.added(author(entry), whom(notice), topic);
            case REMOVED -> say.removed(author(entry), whom(notice), topic);
            case LEFT, CLOSED, REOPENED, CHANGED -> say.left(author(entry), topic);
        };
    }

    private Line line(Item item) {
        var entry = item.entry();
        return new Line(
                author(entry),
                // Some clients have no glyph for the narrow space.
                times.format(entry.at()).replace('\u202f', ' '),
                entry.notice() == null ? null : event(item.kind(), entry.notice()),
                entry.text() == null ? List.of() : Wording.lines(entry.text()),
                entry.editedAt() != null,
                entry.attachments().isEmpty()
                        ? null
                        : entry.attachments().stream()
                                .map(AttachmentDto::name)
                                .map(Wording::inline)
                                .collect(Collectors.joining(", ")));
    }

    private String event(AlertKind kind, NoticeDto notice) {
        if (kind == AlertKind.NEW_CONVERSATION) {
            return say.invitedLine();
        }
        return switch (notice.type()) {
            case JOINED -> say.addedLine(whom(notice));
            case REMOVED -> say.removedLine(whom(notice));
            case LEFT, CLOSED, REOPENED, CHANGED -> say.leftLine();
        };
    }

    private static String whom(NoticeDto notice) {
        return notice.subjects().stream().map(Composer::name).collect(Collectors.joining(", "));
    }

    private static String author(EntryDto entry) {
        return name(entry.author());
    }

    private static String name(UserRef user) {
        return Wording.inline(user.displayName());
    }
}
