package conversations.alert.push;

import conversations.alert.preference.AlertPreferenceStore;
import conversations.alert.wording.AlertTextFormatter;
import conversations.alert.wording.QuotedText;
import conversations.audience.AlertAudience;
import conversations.audience.AlertAudience.AlertDigest;
import conversations.person.Users;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Renders a queued push as a pop-up about its newest entry, as of now and as its reader may see it (G2, B11). */
@ApplicationScoped
class PopUpRenderer {
    private final Users users;
    private final AlertAudience audience;
    private final AlertPreferenceStore preferences;

    PopUpRenderer(Users users, AlertAudience audience, AlertPreferenceStore preferences) {
        this.users = users;
        this.audience = audience;
        this.preferences = preferences;
    }

    /** Renders it; empty if no entry is left to alert of, or nobody to alert. */
    @Transactional
    Optional<PopUp> render(Push push) {
        var reader = push.subscription().user();
        var user = users.findById(reader.value());
        var digest = user.active() ? audience.digest(push.conversation(), reader, push.seqs()) : null;
        if (digest == null) {
            return Optional.empty();
        }
        var chosen = preferences.of(reader);
        return digest.items().reversed().stream()
                .filter(item -> chosen.of(item.kind()).popup())
                .findFirst()
                .map(item -> new AlertDigest(digest.conversation(), List.of(item)))
                .map(newest -> popUp(
                        push.conversation(), newest, new AlertTextFormatter(reader, user.locale(), user.timeZone())));
    }

    private static PopUp popUp(UUID conversation, AlertDigest newest, AlertTextFormatter formatter) {
        var entry = newest.items().getFirst().entry();
        var text = entry.text() == null ? "" : QuotedText.inline(entry.text());
        return new PopUp(conversation, entry.seq(), formatter.headline(newest), Text.cut(text, PopUp.MAX_BODY_LENGTH));
    }
}
