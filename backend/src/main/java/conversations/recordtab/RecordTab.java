package conversations.recordtab;

import conversations.conversation.Conversation;
import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Participant;
import conversations.conversation.Presenter;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordKey;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Lists the conversations about one record (F1). */
@ApplicationScoped
class RecordTab {
    private static final String ACTIVITY =
            "case when c.privateToParticipants then p.tabActivity else c.lastMessageAt end";
    private final Session session;
    private final Records records;
    private final Presenter presenter;

    RecordTab(Session session, Records records, Presenter presenter) {
        this.session = session;
        this.records = records;
        this.presenter = presenter;
    }

    /** @throws ProblemException 404 for a record that {@code reader} may not view, as for an unknown one (F3) */
    Page<ConversationDto> page(RecordKey record, UUID reader, PageRequest request) {
        if (!records.viewable(record, reader)) {
            throw ProblemException.notFound();
        }
        var after = request.after();
        var query = session.createQuery(
                        "select c, p from Conversation c join c.about a left join Participant p"
                                + " on p.id.conversationId = c.id and p.id.userId = :reader"
                                + " where a.type = :type and a.id = :record and (not c.privateToParticipants or p.id.userId is not null)"
                                + (after == null ? "" : " and (" + ACTIVITY + ", c.id) < (:activity, :conversation)")
                                + " order by " + ACTIVITY + " desc, c.id desc",
                        Object[].class)
                .setParameter("reader", reader)
                .setParameter("type", record.type())
                .setParameter("record", record.id())
                .setMaxResults(request.limit() + 1);
        if (after != null) {
            query.setParameter("activity", PageRequest.instant(after.get(0)))
                    .setParameter("conversation", PageRequest.uuid(after.get(1)));
        }
        var rows = query.getResultStream()
                .map(row -> new ConversationAccess((Conversation) row[0], (Participant) row[1], true))
                .toList();
        return Page.of(rows, request, RecordTab::position, shown -> presenter.presentAll(shown, reader, View.RECORD));
    }

    private static List<String> position(ConversationAccess access) {
        return List.of(
                Visibility.lastActivity(View.RECORD, access).toString(),
                access.id().toString());
    }
}
