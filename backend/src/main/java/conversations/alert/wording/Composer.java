package conversations.alert.wording;

import conversations.alert.wording.Letter.Line;
import conversations.attachment.AttachmentDto;
import conversations.audience.AlertAudience.AlertDigest;
import conversations.audience.AlertAudience.DigestItem;
import conversations.audience.AlertKind;
import conversations.conversation.ConversationDto;
import conversations.conversation.EntryDto;
import conversations.conversation.EntryDto.NoticeDto;
import conversations.conversation.NoticeType;
import conversations.person.UserRef;
import conversations.record.RecordRef;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the words for what somebody is to be told, in their language and time zone. */
public final class Composer {
    /** Code points of what a conversation is called in a sentence; the rest would push the sentence's end out of sight. */
    private static final int TOPIC = 100;

    private final UUID reader;
    private final Language language;
    private final Messages say;
    private final DateTimeFormatter times;
    private final DateTimeFormatter days;

    /** For this reader of this locale, with times as in this zone. */
    public Composer(UUID reader, Locale locale, ZoneId zone) {
        this.reader = reader;
        language = Language.of(locale);
        say = language.messages();
        var dates = language.forDates(locale);
        times = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .appendLiteral(' ')
                .appendZoneText(TextStyle.SHORT)
                .toFormatter(dates)
                .withZone(zone);
        // In one zone wherever the reader is, so that a subject stays the same when they travel.
        days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(dates)
                .withZone(ZoneOffset.UTC);
    }

    /**
     * A mail of this news.
     *
     * @param hasEarlier whether there is more to tell than stands in it
     * @param link opens the conversation
     * @param unsubscribe leads to where alerts by mail are stopped
     */
    public Letter letter(AlertDigest news, boolean hasEarlier, String link, String unsubscribe) {
        var records = records(news);
        return new Letter(
                language.tag(),
                senders(news.items()),
                subject(news.conversation()),
                headline(news),
                records.isEmpty() ? null : String.join(", ", records),
                hasEarlier,
                news.items().stream().map(this::line).toList(),
                link,
                news.items().stream().map(DigestItem::entry).anyMatch(this::removesReader),
                unsubscribe);
    }

    /** Who did what, and in which conversation: of the most that happened. */
    public String headline(AlertDigest news) {
        return headline(news.items(), topic(news.conversation().subject(), records(news)));
    }

    /**
     * What the conversation is about, in the same words for as long as its subject is the same: mail programs make a thread of
     * mails of one subject. So nothing stands in it that changes, as who takes part does, or what may be named (B11).
     */
    private String subject(ConversationDto conversation) {
        if (conversation.subject() != null) {
            return Wording.line(conversation.subject());
        }
        var creator = conversation.createdBy();
        var date = days.format(conversation.createdAt());
        return creator.id().equals(reader)
                ? say.startedByYou(date)
                : say.startedBy(Wording.line(creator.displayName()), date);
    }

    /** Who did what is told, for the sender's display name. */
    private String senders(List<DigestItem> items) {
        var authors = items.stream()
                .map(item -> item.entry().author())
                .distinct()
                .map(author -> Wording.line(author.displayName()))
                .toList();
        return switch (authors.size()) {
            case 1 -> authors.getFirst();
            case 2 -> say.two(authors.getFirst(), authors.getLast());
            default -> say.many(authors.getFirst(), authors.size() - 1);
        };
    }

    /** The names of those that the reader may name (B11). */
    private static List<String> records(AlertDigest news) {
        return news.conversation().about().stream()
                .map(RecordRef::name)
                .filter(Objects::nonNull)
                .map(Wording::inline)
                .toList();
    }

    private String topic(@Nullable String subject, List<String> records) {
        if (subject != null) {
            return say.quoted(Wording.inline(Wording.cut(subject, TOPIC)));
        }
        return records.isEmpty() ? say.talk() : say.talkAbout(records.getFirst());
    }

    private String headline(List<DigestItem> items, String topic) {
        var first = of(AlertKind.NEW_CONVERSATION, items);
        if (!first.isEmpty()) {
            var entry = first.getFirst();
            return entry.notice() == null ? say.started(author(entry), topic) : say.invited(author(entry), topic);
        }
        var messages = of(AlertKind.NEW_MESSAGE, items);
        return messages.isEmpty() ? change(items.getLast().entry(), topic) : wrote(messages, topic);
    }

    private static List<EntryDto> of(AlertKind kind, List<DigestItem> items) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(DigestItem::entry)
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
            case REMOVED ->
                removesReader(entry)
                        ? say.removedYou(author(entry), topic)
                        : say.removed(author(entry), whom(notice), topic);
            case LEFT, CLOSED, REOPENED, CHANGED -> say.left(author(entry), topic);
        };
    }

    private Line line(DigestItem item) {
        var entry = item.entry();
        return new Line(
                author(entry),
                // The narrow space has no glyph in some mail programs.
                times.format(entry.at()).replace('\u202f', ' '),
                entry.notice() == null ? null : event(item, entry.notice()),
                entry.text() == null ? List.of() : Wording.lines(entry.text()),
                entry.editedAt() != null,
                entry.attachments().isEmpty()
                        ? null
                        : entry.attachments().stream()
                                .map(AttachmentDto::name)
                                .map(Wording::inline)
                                .collect(Collectors.joining(", ")));
    }

    private String event(DigestItem item, NoticeDto notice) {
        if (item.kind() == AlertKind.NEW_CONVERSATION) {
            return say.invitedLine();
        }
        return switch (notice.type()) {
            case JOINED -> say.addedLine(whom(notice));
            case REMOVED -> removesReader(item.entry()) ? say.removedYouLine() : say.removedLine(whom(notice));
            case LEFT, CLOSED, REOPENED, CHANGED -> say.leftLine();
        };
    }

    private boolean removesReader(EntryDto entry) {
        var notice = entry.notice();
        return notice != null
                && notice.type() == NoticeType.REMOVED
                && notice.subjects().stream().anyMatch(subject -> subject.id().equals(reader));
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
