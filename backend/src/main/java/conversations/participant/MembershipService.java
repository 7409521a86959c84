package conversations.participant;

import conversations.conversation.Conversation;
import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.ConversationLimits;
import conversations.conversation.ConversationPolicy;
import conversations.conversation.Conversations;
import conversations.conversation.DepartureSnapshots;
import conversations.conversation.NoticeType;
import conversations.conversation.Participant;
import conversations.conversation.ParticipantState;
import conversations.conversation.Participants;
import conversations.conversation.Presenter;
import conversations.conversation.Timeline;
import conversations.conversation.Visibility;
import conversations.person.User;
import conversations.person.UserId;
import conversations.person.Users;
import conversations.platform.idempotency.Idempotency;
import conversations.platform.idempotency.Idempotency.Attempt;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.Problem.FieldError;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import conversations.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes who takes part: inviting, leaving, removing (section D). */
@ApplicationScoped
class MembershipService {
    private final Conversations conversations;
    private final Participants participants;
    private final DepartureSnapshots departureSnapshots;
    private final Timeline timeline;
    private final Presenter presenter;
    private final Users users;
    private final Idempotency idempotency;
    private final Clock clock;

    MembershipService(
            Conversations conversations,
            Participants participants,
            DepartureSnapshots departureSnapshots,
            Timeline timeline,
            Presenter presenter,
            Users users,
            Idempotency idempotency,
            Clock clock) {
        this.conversations = conversations;
        this.participants = participants;
        this.departureSnapshots = departureSnapshots;
        this.timeline = timeline;
        this.presenter = presenter;
        this.users = users;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Invites all the named people, or nobody (D1). */
    @Transactional
    ConversationDto invite(UUID conversationId, UserId caller, InviteRequest request, IdempotencyKey key) {
        var access = conversations.lock(conversationId, caller);
        return idempotency.once(
                new Attempt(caller.toString(), "POST /conversations/" + conversationId + "/participants", key, request),
                presenter.answerStorage(caller),
                () -> invite(access, caller, validate(request)));
    }

    private ConversationDto invite(ConversationAccess access, UserId caller, List<UUID> invited) {
        ConversationPolicy.requireInvite(access);
        var conversation = access.conversation();
        var participantsById = participants.of(conversation.id()).stream()
                .collect(Collectors.toMap(Participant::userId, Function.identity()));
        if (invited.stream()
                .anyMatch(user -> participantsById.containsKey(user)
                        && participantsById.get(user).isCurrent())) {
            throw ProblemException.of(ProblemType.ALREADY_A_PARTICIPANT);
        }
        if (participants.countCurrent(conversation.id()) + invited.size() > ConversationLimits.MAX_PARTICIPANTS) {
            throw ProblemException.invalid("userIds", "At most " + ConversationLimits.MAX_PARTICIPANTS + " people.");
        }
        addParticipants(conversation, invited, participantsById);
        timeline.addNotice(conversation, caller, NoticeType.JOINED, invited);
        return presenter.present(conversations.get(conversation.id(), caller), caller);
    }

    /** Adds the invited; the first entry that they see is the notice of their joining. */
    private void addParticipants(
            Conversation conversation, List<UUID> invited, Map<UUID, Participant> participantsById) {
        var from = conversation.lastSeq() + 1;
        var now = clock.instant();
        var position = participantsById.values().stream()
                .mapToInt(Participant::position)
                .max()
                .orElse(0);
        for (var user : invited) {
            var earlier = participantsById.get(user);
            if (earlier == null) {
                position++;
                participants.persist(Participant.invited(conversation, new UserId(user), position, from, now));
            } else {
                earlier.rejoin(from, now);
                var access = new ConversationAccess(conversation, earlier, true);
                earlier.setActivity(
                        timeline.newestMessageAt(conversation.id(), Visibility.visibleInSidebar(access), now),
                        timeline.newestMessageAt(conversation.id(), Visibility.visibleInRecordTab(access), now));
            }
        }
        departureSnapshots.delete(conversation.id(), invited);
    }

    /** Ends a participation: the caller's own (D4), or another participant's (D5). */
    @Transactional
    void remove(UUID conversationId, UserId caller, UserId target) {
        var access = conversations.lock(conversationId, caller);
        if (target.equals(caller)) {
            ConversationPolicy.requireLeave(access, participants.countCurrent(conversationId));
            remove(access.conversation(), caller, Objects.requireNonNull(access.participant()), ParticipantState.LEFT);
            return;
        }
        ConversationPolicy.requireActive(access);
        var participant = participants.findById(Participant.Id.of(conversationId, target));
        if (participant == null || !Visibility.hasMet(access, participant)) {
            throw ProblemException.notFound();
        }
        var counts = users.findById(target.value()).active() ? 1 : 0;
        ConversationPolicy.requireRemove(participant, participants.countCurrent(conversationId) - counts);
        remove(access.conversation(), caller, participant, ParticipantState.REMOVED);
    }

    private void remove(Conversation conversation, UserId author, Participant participant, ParticipantState how) {
        departureSnapshots.save(conversation, participant, how);
        participant.endPeriod(how, conversation.lastSeq() + 1);
        var type = how == ParticipantState.LEFT ? NoticeType.LEFT : NoticeType.REMOVED;
        timeline.addNotice(conversation, author, type, List.of(participant.userId()));
    }

    private List<UUID> validate(InviteRequest request) {
        var errors = new ArrayList<FieldError>();
        var given = request.userIds() == null ? List.<String>of() : request.userIds();
        var places = new LinkedHashMap<UUID, Integer>();
        for (var i = 0; i < given.size(); i++) {
            var id = given.get(i) == null ? null : Ids.parse(given.get(i));
            if (id == null) {
                errors.add(new FieldError("userIds[" + i + "]", "There is no such user."));
            } else {
                places.putIfAbsent(id, i);
            }
        }
        if (given.isEmpty()) {
            errors.add(new FieldError("userIds", "Choose at least one person."));
        }
        if (places.size() > ConversationLimits.MAX_PARTICIPANTS) {
            throw ProblemException.invalid("userIds", "At most " + ConversationLimits.MAX_PARTICIPANTS + " people.");
        }
        var active = users.findActive(places.keySet()).stream().map(User::id).collect(Collectors.toSet());
        places.forEach((id, place) -> {
            if (!active.contains(id)) {
                errors.add(new FieldError("userIds[" + place + "]", "There is no such user."));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return List.copyOf(places.keySet());
    }
}
