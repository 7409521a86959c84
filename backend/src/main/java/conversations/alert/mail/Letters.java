package conversations.alert.mail;

import conversations.alert.preference.AlertPreferences;
import conversations.alert.preference.Preferences;
import conversations.alert.wording.Composer;
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

/** Makes a mail out of what is to be told, as it is now and as its reader may see it (G2, B11). */
@ApplicationScoped
class Letters {
    /** So many entries stand in a mail at most, the newest. */
    static final int SHOWN = 50;

    private final Users users;
    private final AlertAudience audience;
    private final Preferences preferences;
    private final Unsubscribing unsubscribing;
    private final MailConfig config;

    Letters(
            Users users,
            AlertAudience audience,
            Preferences preferences,
            Unsubscribing unsubscribing,
            MailConfig config) {
        this.users = users;
        this.audience = audience;
        this.preferences = preferences;
        this.unsubscribing = unsubscribing;
        this.config = config;
    }

    /** Empty if there is nothing to tell any more, or nobody to tell it to. */
    @Transactional
    Optional<OutgoingMail> write(Mail mail) {
        var user = users.findById(mail.user());
        var email = user.mailAddress();
        if (!user.active() || email == null) {
            return Optional.empty();
        }
        var news = audience.digest(mail.conversation(), user.id(), mail.seqs());
        if (news == null) {
            return Optional.empty();
        }
        var wanted = wanted(news, preferences.of(user.id()));
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(message(
                        mail,
                        user,
                        email,
                        new AlertDigest(news.conversation(), newest(wanted)),
                        wanted.size() > SHOWN));
    }

    private static List<DigestItem> newest(List<DigestItem> items) {
        return items.subList(Math.max(0, items.size() - SHOWN), items.size());
    }

    private static List<DigestItem> wanted(AlertDigest news, AlertPreferences preferences) {
        return news.items().stream()
                .filter(item -> preferences.of(item.kind()).email())
                .toList();
    }

    private OutgoingMail message(Mail mail, User user, String email, AlertDigest news, boolean hasEarlier) {
        var address = config.publicUrl().toString().replaceFirst("/+$", "");
        var letter = new Composer(user.id(), user.locale(), user.timeZone())
                .letter(
                        news,
                        hasEarlier,
                        address + "/conversations/" + mail.conversation(),
                        address + "/api/v1/unsubscribe/" + unsubscribing.token(user.id()));
        var language = Language.of(user.locale());
        return new OutgoingMail(
                messageId(mail.id().toString()),
                messageId("conversation." + mail.conversation()),
                letter.senders(),
                email,
                letter.subject(),
                language.render(Templates.mailText(letter)),
                language.render(Templates.mailHtml(letter)),
                letter.unsubscribe());
    }

    private String messageId(String local) {
        return "<" + local + "@" + config.publicUrl().getHost() + ">";
    }
}
