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
import conversations.person.UserId;
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

/** Formats the texts of alerts in the reader's language and time zone. */
public final class AlertTextFormatter {
    /**
     * Maximum length of a subject within a sentence, in code points; a longer one would push the end of the sentence out of
     * sight.
     */
    private static final int MAX_TOPIC_LENGTH = 100;

    private final UUID reader;
    private final Language language;
    private final Messages messages;
    private final DateTimeFormatter times;
    private final DateTimeFormatter days;

    /** Creates a formatter for this reader, locale and time zone. */
    public AlertTextFormatter(UserId reader, Locale locale, ZoneId zone) {
        this.reader = reader.value();
        language = Language.of(locale);
        messages = language.messages();
        var dates = language.forDates(locale);
        times = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .appendLiteral(' ')
                .appendZoneText(TextStyle.SHORT)
                .toFormatter(dates)
                .withZone(zone);
        // Dates have one zone wherever the reader is, so that a subject stays the same when they travel.
        days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(dates)
                .withZone(ZoneOffset.UTC);
    }

    /**
     * The content of a mail about this digest.
     *
     * @param hasEarlier whether there are more entries than the mail shows
     * @param link the address that opens the conversation
     * @param unsubscribe the address where alerts by mail are stopped
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

    /** A sentence that says who did what in which conversation, about the most important of the entries. */
    public String headline(AlertDigest news) {
        return headline(news.items(), topic(news.conversation().subject(), recordNames(news)));
    }

    /**
     * The mail's subject. It stays the same as long as the conversation's subject does, because mail programs group mails of
     * one subject into a thread. So it contains nothing that changes, such as the participants or the records that may be
     * named (B11).
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

    /** The names of the authors of the entries, for the sender's display name. */
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

    /** The names of the records that the reader may name (B11). */
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
                // The narrow no-break space has no glyph in some mail programs.
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
