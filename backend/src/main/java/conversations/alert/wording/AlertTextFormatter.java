package conversations.alert.wording;

import conversations.alert.wording.MailContent.EntryLine;
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
public final class AlertTextFormatter {
    /** Code points of what a conversation is called in a sentence; the rest would push the sentence's end out of sight. */
    private static final int MAX_TOPIC_LENGTH = 100;

    private final UUID reader;
    private final Language language;
    private final Messages messages;
    private final DateTimeFormatter times;
    private final DateTimeFormatter days;

    /** For this reader of this locale, with times as in this zone. */
    public AlertTextFormatter(UUID reader, Locale locale, ZoneId zone) {
        this.reader = reader;
        language = Language.of(locale);
        messages = language.messages();
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
    public MailContent mailContent(AlertDigest news, boolean hasEarlier, String link, String unsubscribe) {
        var records = recordNames(news);
        return new MailContent(
                language.tag(),
                senderNames(news.items()),
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
        return headline(news.items(), topic(news.conversation().subject(), recordNames(news)));
    }

    /**
     * What the conversation is about, in the same words for as long as its subject is the same: mail programs make a thread of
     * mails of one subject. So nothing stands in it that changes, as who takes part does, or what may be named (B11).
     */
    private String subject(ConversationDto conversation) {
        if (conversation.subject() != null) {
            return QuotedText.line(conversation.subject());
        }
        var creator = conversation.createdBy();
        var date = days.format(conversation.createdAt());
        return creator.id().equals(reader)
                ? messages.startedByYou(date)
                : messages.startedBy(QuotedText.line(creator.displayName()), date);
    }

    /** Who did what is told, for the sender's display name. */
    private String senderNames(List<DigestItem> items) {
        var authors = items.stream()
                .map(item -> item.entry().author())
                .distinct()
                .map(author -> QuotedText.line(author.displayName()))
                .toList();
        return switch (authors.size()) {
            case 1 -> authors.getFirst();
            case 2 -> messages.two(authors.getFirst(), authors.getLast());
            default -> messages.many(authors.getFirst(), authors.size() - 1);
        };
    }

    /** The names of those that the reader may name (B11). */
    private static List<String> recordNames(AlertDigest news) {
        return news.conversation().about().stream()
                .map(RecordRef::name)
                .filter(Objects::nonNull)
                .map(QuotedText::inline)
                .toList();
    }

    private String topic(@Nullable String subject, List<String> records) {
        if (subject != null) {
            return messages.quoted(QuotedText.inline(QuotedText.cut(subject, MAX_TOPIC_LENGTH)));
        }
        return records.isEmpty() ? messages.talk() : messages.talkAbout(records.getFirst());
    }

    private String headline(List<DigestItem> items, String topic) {
        var first = entriesOf(AlertKind.NEW_CONVERSATION, items);
        if (!first.isEmpty()) {
            var entry = first.getFirst();
            return entry.notice() == null
                    ? messages.started(authorName(entry), topic)
                    : messages.invited(authorName(entry), topic);
        }
        var entries = entriesOf(AlertKind.NEW_MESSAGE, items);
        return entries.isEmpty() ? changeHeadline(items.getLast().entry(), topic) : wroteHeadline(entries, topic);
    }

    private static List<EntryDto> entriesOf(AlertKind kind, List<DigestItem> items) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(DigestItem::entry)
                .toList();
    }

    private String wroteHeadline(List<EntryDto> entries, String topic) {
        var authors = entries.stream()
                .map(EntryDto::author)
                .distinct()
                .map(AlertTextFormatter::inlineName)
                .toList();
        return switch (authors.size()) {
            case 1 -> messages.wrote(authors.getFirst(), topic);
            case 2 -> messages.twoWrote(authors.getFirst(), authors.getLast(), topic);
            default -> messages.manyWrote(authors.getFirst(), authors.size() - 1, topic);
        };
    }

    private String changeHeadline(EntryDto entry, String topic) {
        var notice = Objects.requireNonNull(entry.notice());
        return switch (notice.type()) {
            case JOINED -> messages.added(authorName(entry), subjectNames(notice), topic);
            case REMOVED ->
                removesReader(entry)
                        ? messages.removedYou(authorName(entry), topic)
                        : messages.removed(authorName(entry), subjectNames(notice), topic);
            case LEFT, CLOSED, REOPENED, CHANGED -> messages.left(authorName(entry), topic);
        };
    }

    private EntryLine line(DigestItem item) {
        var entry = item.entry();
        return new EntryLine(
                authorName(entry),
                // The narrow space has no glyph in some mail programs.
                times.format(entry.at()).replace('\u202f', ' '),
                entry.notice() == null ? null : noticeText(item, entry.notice()),
                entry.text() == null ? List.of() : QuotedText.lines(entry.text()),
                entry.editedAt() != null,
                entry.attachments().isEmpty()
                        ? null
                        : entry.attachments().stream()
                                .map(AttachmentDto::name)
                                .map(QuotedText::inline)
                                .collect(Collectors.joining(", ")));
    }

    private String noticeText(DigestItem item, NoticeDto notice) {
        if (item.kind() == AlertKind.NEW_CONVERSATION) {
            return messages.invitedLine();
        }
        return switch (notice.type()) {
            case JOINED -> messages.addedLine(subjectNames(notice));
            case REMOVED ->
                removesReader(item.entry()) ? messages.removedYouLine() : messages.removedLine(subjectNames(notice));
            case LEFT, CLOSED, REOPENED, CHANGED -> messages.leftLine();
        };
    }

    private boolean removesReader(EntryDto entry) {
        var notice = entry.notice();
        return notice != null
                && notice.type() == NoticeType.REMOVED
                && notice.subjects().stream().anyMatch(subject -> subject.id().equals(reader));
    }

    private static String subjectNames(NoticeDto notice) {
        return notice.subjects().stream().map(AlertTextFormatter::inlineName).collect(Collectors.joining(", "));
    }

    private static String authorName(EntryDto entry) {
        return inlineName(entry.author());
    }

    private static String inlineName(UserRef user) {
        return QuotedText.inline(user.displayName());
    }
}
