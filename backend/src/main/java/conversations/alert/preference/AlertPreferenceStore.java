package conversations.alert.preference;

import conversations.alert.preference.AlertPreferences.Channels;
import conversations.audience.AlertKind;
import conversations.audience.PopUpPreferences;
import conversations.person.UserId;
import conversations.platform.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Stores the preferences of all users. */
@ApplicationScoped
public class AlertPreferenceStore implements PopUpPreferences {
    private final Session session;

    private record Row(
            UUID userId,
            boolean newConversationEmail,
            boolean newConversationPopup,
            boolean newMessageEmail,
            boolean newMessagePopup,
            boolean participantChangeEmail,
            boolean participantChangePopup) {
        AlertPreferences preferences() {
            return new AlertPreferences(
                    new Channels(newConversationEmail, newConversationPopup),
                    new Channels(newMessageEmail, newMessagePopup),
                    new Channels(participantChangeEmail, participantChangePopup));
        }
    }

    AlertPreferenceStore(Session session) {
        this.session = session;
    }

    /** The user's preferences, or the defaults. */
    @Transactional
    public AlertPreferences of(UserId user) {
        return of(Set.of(user.value())).getOrDefault(user.value(), AlertPreferences.DEFAULTS);
    }

    /** By user, the preferences of those among {@code users} who chose some. */
    @Transactional
    public Map<UUID, AlertPreferences> of(Collection<UUID> users) {
        return Rows.query(session, "select * from alert_preference where user_id = any(:users)", Row.class)
                .setParameter("users", users.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toMap(Row::userId, Row::preferences));
    }

    @Override
    @Transactional
    public Set<UUID> usersWanting(AlertKind kind, Collection<UUID> users) {
        var chosen = of(users);
        return users.stream()
                .filter(user -> chosen.getOrDefault(user, AlertPreferences.DEFAULTS)
                        .of(kind)
                        .popup())
                .collect(Collectors.toSet());
    }

    /** Replaces the user's preferences; effective at once, for queued alerts too. */
    @Transactional
    public void set(UserId user, AlertPreferences preferences) {
        session.createNativeMutationQuery("""
                        insert into alert_preference values (:user, :conversationEmail, :conversationPopup, :messageEmail,
                            :messagePopup, :changeEmail, :changePopup)
                        on conflict (user_id) do update set
                            new_conversation_email = excluded.new_conversation_email,
                            new_conversation_popup = excluded.new_conversation_popup,
                            new_message_email = excluded.new_message_email,
                            new_message_popup = excluded.new_message_popup,
                            participant_change_email = excluded.participant_change_email,
                            participant_change_popup = excluded.participant_change_popup""")
                .setParameter("user", user.value())
                .setParameter("conversationEmail", preferences.newConversation().email())
                .setParameter("conversationPopup", preferences.newConversation().popup())
                .setParameter("messageEmail", preferences.newMessage().email())
                .setParameter("messagePopup", preferences.newMessage().popup())
                .setParameter("changeEmail", preferences.participantChange().email())
                .setParameter("changePopup", preferences.participantChange().popup())
                .executeUpdate();
    }
}
