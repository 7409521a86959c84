package conversations.alert.preference;

import conversations.alert.preference.AlertPreferences.Channels;
import conversations.audience.AlertKind;
import conversations.audience.PopUpPreferences;
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

    AlertPreferenceStore(Session session) {
        this.session = session;
    }

    /** The user's preferences, or the defaults. */
    @Transactional
    public AlertPreferences of(UUID user) {
        return of(Set.of(user)).getOrDefault(user, AlertPreferences.DEFAULTS);
    }

    /** By user, the preferences of those among {@code users} who chose some. */
    @Transactional
    public Map<UUID, AlertPreferences> of(Collection<UUID> users) {
        return session.createNativeQuery("""
                        select user_id, new_conversation_email, new_conversation_popup, new_message_email, new_message_popup,
                            participant_change_email, participant_change_popup
                        from alert_preference where user_id = any(:users)""", Object[].class)
                .setParameter("users", users.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new AlertPreferences(channels(row, 1), channels(row, 3), channels(row, 5))));
    }

    private static Channels channels(Object[] row, int from) {
        return new Channels((Boolean) row[from], (Boolean) row[from + 1]);
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
    public void set(UUID user, AlertPreferences preferences) {
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
                .setParameter("user", user)
                .setParameter("conversationEmail", preferences.newConversation().email())
                .setParameter("conversationPopup", preferences.newConversation().popup())
                .setParameter("messageEmail", preferences.newMessage().email())
                .setParameter("messagePopup", preferences.newMessage().popup())
                .setParameter("changeEmail", preferences.participantChange().email())
                .setParameter("changePopup", preferences.participantChange().popup())
                .executeUpdate();
    }
}
