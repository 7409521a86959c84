package conversations.conversation;

import conversations.conversation.Visibility.View;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.idempotency.IdempotencyKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Conversations")
class ConversationResource {
    private final ConversationStarter conversationStarter;
    private final ConversationEditor conversationEditor;
    private final Conversations conversations;
    private final Presenter presenter;
    private final Caller caller;

    ConversationResource(
            ConversationStarter conversationStarter,
            ConversationEditor conversationEditor,
            Conversations conversations,
            Presenter presenter,
            Caller caller) {
        this.conversationStarter = conversationStarter;
        this.conversationEditor = conversationEditor;
        this.conversations = conversations;
        this.presenter = presenter;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "startConversation",
            summary = "Start a conversation",
            description =
                    "The caller becomes the creator; all other participants find the conversation in their sidebar at once, unread.")
    @APIResponseSchema(value = ConversationDto.class, responseCode = "201", responseDescription = "Started.")
    public RestResponse<ConversationDto> start(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Nullable StartRequest request) {
        var started = conversationStarter.start(
                caller.userId(), request == null ? StartRequest.EMPTY : request, new IdempotencyKey(key));
        return RestResponse.ResponseBuilder.<ConversationDto>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/conversations/" + started.id()))
                .entity(started)
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getConversation",
            summary = "Get a conversation",
            description =
                    "The conversation as the caller's sidebar shows it; for callers who never took part, as the tab of a record shows it.")
    public ConversationDto get(
            @PathParam("id") UUID id,
            @QueryParam("view")
                    @Parameter(
                            description =
                                    "With `record`, the view of a record's tab, also for participants; 404 if no tab shows the conversation to the caller.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "record"))
                    @Nullable String view) {
        var reader = caller.userId();
        return View.isRecordView(view)
                ? presenter.present(conversations.getInRecordTab(id, reader), reader, View.RECORD)
                : presenter.present(conversations.get(id, reader), reader);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "changeConversation",
            summary = "Change, close or re-open a conversation",
            description =
                    "For current participants. A change writes a notice; closing a closed conversation does nothing.")
    public ConversationDto change(
            @PathParam("id") UUID id, @RequestBody(required = false) @Nullable ChangeRequest request) {
        return conversationEditor.change(id, caller.userId(), request == null ? ChangeRequest.EMPTY : request);
    }
}
