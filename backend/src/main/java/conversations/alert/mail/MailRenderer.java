package conversations.alert.mail;

import conversations.alert.preference.AlertPreferenceStore;
import conversations.alert.preference.AlertPreferences;
import conversations.alert.wording.AlertTextFormatter;
import conversations.alert.wording.Language;
import conversations.audience.AlertAudience;
import conversations.audience.AlertAudience.AlertDigest;
import conversations.audience.AlertAudience.DigestItem;
import conversations.person.User;
import conversations.person.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Renders a queued mail, as of now and as its reader may see it (G2, B11). */
@ApplicationScoped
class MailRenderer {
    /** Maximum number of entries shown in a mail, the newest ones. */
    static final int MAX_ENTRIES = 50;

    private final Users users;
    private final AlertAudience audience;
    private final AlertPreferenceStore preferences;
    private final UnsubscribeService unsubscribeService;
    private final MailConfig config;

    MailRenderer(
            Users users,
            AlertAudience audience,
            AlertPreferenceStore preferences,
            UnsubscribeService unsubscribeService,
            MailConfig config) {
        this.users = users;
        this.audience = audience;
        this.preferences = preferences;
        this.unsubscribeService = unsubscribeService;
        this.config = config;
    }

    /** Renders it; empty if no entry is left to alert of, or nobody to alert. */
    @Transactional
    Optional<OutgoingMail> render(Mail mail) {
        var user = users.findById(mail.userId().value());
        var email = user.mailAddress();
        if (!user.active() || email == null) {
            return Optional.empty();
        }
        var digest = audience.digest(mail.conversationId(), mail.userId(), mail.seqs());
        if (digest == null) {
            return Optional.empty();
        }
        var wantedItems = wantedItems(digest, preferences.of(mail.userId()));
        return wantedItems.isEmpty()
                ? Optional.empty()
                : Optional.of(outgoingMail(
                        mail,
                        user,
                        email,
                        new AlertDigest(digest.conversation(), newestItems(wantedItems)),
                        wantedItems.size() > MAX_ENTRIES));
    }

    private static List<DigestItem> newestItems(List<DigestItem> items) {
        return items.subList(Math.max(0, items.size() - MAX_ENTRIES), items.size());
    }

    private static List<DigestItem> wantedItems(AlertDigest digest, AlertPreferences preferences) {
        return digest.items().stream()
                .filter(item -> preferences.of(item.kind()).email())
                .toList();
    }

    private OutgoingMail outgoingMail(Mail mail, User user, String email, AlertDigest digest, boolean hasEarlier) {
        var address = config.publicUrl().toString().replaceFirst("/+$", "");
        var content = new AlertTextFormatter(mail.userId(), user.locale(), user.timeZone())
                .mailContent(
                        digest,
                        hasEarlier,
                        address + "/conversations/" + mail.conversationId(),
                        address + "/api/v1/unsubscribe/" + unsubscribeService.token(mail.userId()));
        var language = Language.of(user.locale());
        return new OutgoingMail(
                messageId(mail.id().toString()),
                messageId("conversation." + mail.conversationId()),
                content.senders(),
                email,
                content.subject(),
                language.render(Templates.mailText(content)),
                language.render(Templates.mailHtml(content)),
                content.unsubscribe());
    }

    private String messageId(String local) {
        return "<" + local + "@" + config.publicUrl().getHost() + ">";
    }
}
