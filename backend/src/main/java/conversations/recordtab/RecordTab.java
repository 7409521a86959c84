package conversations.recordtab;

import conversations.conversation.ConversationAccess;
import conversations.conversation.ConversationDto;
import conversations.conversation.Conversations;
import conversations.conversation.Presenter;
import conversations.conversation.Visibility;
import conversations.conversation.Visibility.View;
import conversations.person.UserId;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.record.RecordKey;
import conversations.record.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the conversations about one record (F1). */
@ApplicationScoped
class RecordTab {
    private final Conversations conversations;
    private final Records records;
    private final Presenter presenter;

    RecordTab(Conversations conversations, Records records, Presenter presenter) {
        this.conversations = conversations;
        this.records = records;
        this.presenter = presenter;
    }

    /** @throws ProblemException 404 for a record that {@code reader} may not view, as for an unknown one (F3) */
    Page<ConversationDto> page(RecordKey record, UserId reader, PageRequest request) {
        if (!records.viewable(record, reader)) {
            throw ProblemException.notFound();
        }
        var after = request.after();
        var query = conversations.queryRecordTab(record, reader);
        if (after != null) {
            query.after(PageRequest.instant(after.get(0)), PageRequest.uuid(after.get(1)));
        }
        return Page.of(
                query.list(request.limit() + 1),
                request,
                RecordTab::position,
                shown -> presenter.presentAll(shown, reader, View.RECORD));
    }

    private static List<String> position(ConversationAccess access) {
        return List.of(
                Visibility.lastActivity(View.RECORD, access).toString(),
                access.id().toString());
    }
}
