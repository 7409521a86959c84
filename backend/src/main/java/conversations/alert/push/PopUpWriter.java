package conversations.alert.push;

import conversations.alert.preference.Preferences;
import conversations.alert.wording.Composer;
import conversations.alert.wording.Wording;
import conversations.audience.AlertAudience;
import conversations.audience.AlertAudience.AlertDigest;
import conversations.person.Users;
import conversations.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a pop-up out of the newest that is to be told, as it is now and as its reader may see it (G2, B11). */
@ApplicationScoped
class PopUpWriter {
    private final Users users;
    private final AlertAudience audience;
    private final Preferences preferences;

    PopUpWriter(Users users, AlertAudience audience, Preferences preferences) {
        this.users = users;
        this.audience = audience;
        this.preferences = preferences;
    }

    /** Empty if there is nothing to tell any more, or nobody to tell it to. */
    @Transactional
    Optional<PopUp> write(Push push) {
        var user = users.findById(push.subscription().user());
        var news = user.active() ? audience.digest(push.conversation(), user.id(), push.seqs()) : null;
        if (news == null) {
            return Optional.empty();
        }
        var chosen = preferences.of(user.id());
        return news.items().reversed().stream()
                .filter(item -> chosen.of(item.kind()).popup())
                .findFirst()
                .map(item -> new AlertDigest(news.conversation(), List.of(item)))
                .map(newest ->
                        popUp(push.conversation(), newest, new Composer(user.id(), user.locale(), user.timeZone())));
    }

    private static PopUp popUp(UUID conversation, AlertDigest newest, Composer composer) {
        var entry = newest.items().getFirst().entry();
        var text = entry.text() == null ? "" : Wording.inline(entry.text());
        return new PopUp(conversation, entry.seq(), composer.headline(newest), Text.cut(text, PopUp.BODY));
    }
}
