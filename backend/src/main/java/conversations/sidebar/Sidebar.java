package conversations.sidebar;

import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.ConversationQuery;
import conversations.conversation.Conversations;
import conversations.conversation.Presenter;
import conversations.conversation.Role;
import conversations.conversation.Status;
import conversations.conversation.Visibility;
import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a user's own conversations (B2), in the order of {@link ConversationQuery}. */
@ApplicationScoped
class Sidebar {
    private final Conversations conversations;
    private final Records records;
    private final TextSearch search;
    private final Presenter presenter;

    Sidebar(Conversations conversations, Records records, TextSearch search, Presenter presenter) {
        this.conversations = conversations;
        this.records = records;
        this.search = search;
        this.presenter = presenter;
    }

    /** The conversations that match {@code filter} and all of {@code criteria}. */
    Page<ConversationDto> page(
            UserId user, @Nullable BuiltInFilter filter, List<SidebarCriteria> criteria, PageRequest request) {
        var query = conversations.querySidebar(user);
        if (filter != null) {
            switch (filter) {
                case CREATED -> query.inRole(Role.CREATOR);
                case PARTICIPATING -> query.takingPart();
                case CLOSED -> query.inStatus(Status.CLOSED);
            }
        }
        for (var one : criteria) {
            if (one.about() != null && !records.nameable(one.about(), user)) {
                return new Page<>(List.of(), null);
            }
            narrow(query, one, user);
        }
        var after = request.after();
        if (after != null) {
            query.after(PageRequest.instant(after.get(0)), PageRequest.uuid(after.get(1)));
        }
        return Page.of(
                query.list(request.limit() + 1),
                request,
                Sidebar::position,
                shown -> presenter.presentAll(shown, user, Visibility.View.SIDEBAR));
    }

    private void narrow(ConversationQuery query, SidebarCriteria criteria, UserId user) {
        if (criteria.with() != null) {
            query.withOther(criteria.with());
        }
        if (criteria.about() != null) {
            query.about(criteria.about());
        }
        if (criteria.role() != null) {
            query.inRole(criteria.role());
        }
        if (criteria.status() != null) {
            query.inStatus(criteria.status());
        }
        if (criteria.unread() != null) {
            query.unread(criteria.unread());
        }
        if (criteria.q() != null) {
            query.among(search.conversations(criteria.q(), user));
        }
    }

    private static List<String> position(ConversationAccess access) {
        var participant = access.participant();
        return List.of(
                participant == null ? "" : participant.lastActivity().toString(),
                access.id().toString());
    }
}
