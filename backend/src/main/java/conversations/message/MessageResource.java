package conversations.message;

import conversations.conversation.EntryDto;
import conversations.conversation.Visibility.View;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Messages")
class MessageResource {
    private final MessagePoster poster;
    private final MessageEditor editor;
    private final TimelineReader reader;
    private final Caller caller;

    MessageResource(MessagePoster poster, MessageEditor editor, TimelineReader reader, Caller caller) {
        this.poster = poster;
        this.editor = editor;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listMessages",
            summary = "List the entries of the timeline",
            description =
                    "Messages and notices in order: the newest ones, or those just before `before`, or those just after `after`.")
    public TimelinePage list(
            @PathParam("id") UUID id,
            @QueryParam("before")
                    @Parameter(
                            description = "Entries just before this position. Not together with `after`.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @Nullable String before,
            @QueryParam("after")
                    @Parameter(
                            description = "Entries just after this position.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("view")
                    @Parameter(
                            description = "With `record`, the view of a record's tab, also for participants.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "record"))
                    @Nullable String view) {
        if (before != null && after != null) {
            throw ProblemException.malformed("after", "Give either before or after.");
        }
        return reader.readPage(
                id,
                caller.userId(),
                View.isRecordView(view),
                Params.seq("before", before),
                Params.seq("after", after),
                Params.integer("limit", limit, 1, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT));
    }

    @POST
    @Operation(
            operationId = "postMessage",
            summary = "Post a message",
            description =
                    "For current participants. The message is unread for all other participants, and marks the conversation "
                            + "as read for its author.")
    @APIResponseSchema(value = EntryDto.class, responseCode = "201", responseDescription = "Posted.")
    public RestResponse<EntryDto> post(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable NewMessageRequest request) {
        var posted = poster.post(
                id, caller.userId(), request == null ? NewMessageRequest.EMPTY : request, new IdempotencyKey(key));
        return RestResponse.ResponseBuilder.<EntryDto>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/conversations/" + id + "/messages/" + posted.seq()))
                .entity(posted)
                .build();
    }

    @GET
    @Path("/{seq}")
    @Transactional
    @Operation(operationId = "getMessage", summary = "Get an entry of the timeline")
    public EntryDto get(
            @PathParam("id") UUID id,
            @PathParam("seq")
                    @Parameter(
                            description = "The entry's position in the timeline.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
                    String seq,
            @QueryParam("view")
                    @Parameter(
                            description = "With `record`, the view of a record's tab.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "record"))
                    @Nullable String view) {
        return reader.readEntry(id, caller.userId(), View.isRecordView(view), TimelinePage.parseSeq(seq));
    }

    @PATCH
    @Path("/{seq}")
    @Operation(
            operationId = "changeMessage",
            summary = "Edit a message",
            description =
                    "For the author, while they are a participant. The message is marked as edited; its readers can see its earlier versions.")
    public EntryDto edit(
            @PathParam("id") UUID id,
            @PathParam("seq")
                    @Parameter(
                            description = "The entry's position in the timeline.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
                    String seq,
            @Nullable EditRequest request) {
        return editor.edit(
                id, caller.userId(), TimelinePage.parseSeq(seq), request == null ? EditRequest.EMPTY : request);
    }

    @DELETE
    @Path("/{seq}")
    @Operation(
            operationId = "deleteMessage",
            summary = "Delete a message",
            description =
                    "For the author, while they are a participant. The entry keeps its position; its text, earlier versions "
                            + "and files are deleted for everybody.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("seq")
                    @Parameter(
                            description = "The entry's position in the timeline.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
                    String seq) {
        editor.delete(id, caller.userId(), TimelinePage.parseSeq(seq));
    }

    @GET
    @Path("/{seq}/versions")
    @Operation(
            operationId = "listVersions",
            summary = "List the versions of a message",
            description =
                    "The versions of a message's text, the present one included, oldest first unless `order` says otherwise; "
                            + "none once it is deleted. A message can be edited 100 times.")
    public Page<VersionDto> versions(
            @PathParam("id") UUID id,
            @PathParam("seq")
                    @Parameter(
                            description = "The entry's position in the timeline.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
                    String seq,
            @QueryParam("view")
                    @Parameter(
                            description = "With `record`, the view of a record's tab.",
                            schema = @Schema(type = SchemaType.STRING, enumeration = "record"))
                    @Nullable String view,
            @QueryParam("order")
                    @Parameter(
                            description = "The order of the versions.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"oldest", "newest"},
                                            defaultValue = "oldest"))
                    @Nullable String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var isRecordView = View.isRecordView(view);
        var position = TimelinePage.parseSeq(seq);
        var isNewestFirst = isNewestFirst(order);
        return editor.versions(
                id,
                caller.userId(),
                isRecordView,
                position,
                isNewestFirst,
                PageRequest.of(
                        cursor, limit, 1, "versions", caller.userId(), id, position, isRecordView, isNewestFirst));
    }

    private static boolean isNewestFirst(@Nullable String order) {
        return switch (order) {
            case null -> false;
            case "oldest" -> false;
            case "newest" -> true;
            default -> throw ProblemException.malformed("order", "This must be oldest or newest.");
        };
    }
}
