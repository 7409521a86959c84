package conversations.attachment;

import conversations.attachment.BlobStore.Kind;
import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.idempotency.IdempotencyKey;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.RequestCost;
import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs on virtual threads: a transfer takes as long as its network, and must not occupy a worker thread. */
@Path("/api/v1/attachments")
@RolesAllowed(Roles.USER)
@RunOnVirtualThread
@Tag(name = "Attachments")
class AttachmentResource {
    private static final String CONTENT_RANGE = "Content-Range";
    private final AttachmentUploader uploader;
    private final AttachmentDownloader downloader;
    private final Caller caller;

    AttachmentResource(AttachmentUploader uploader, AttachmentDownloader downloader, Caller caller) {
        this.uploader = uploader;
        this.downloader = downloader;
        this.caller = caller;
    }

    /** Describes the body in the API description. */
    @Schema(name = "NewAttachment", description = "A file to upload.")
    record Form(
            @Schema(
                    required = true,
                    type = SchemaType.STRING,
                    format = "binary",
                    description =
                            "The file, with its name. The maximum size is `limits.attachmentSize` of client-config.")
            byte[] file) {}

    @POST
    @RequestCost(RequestCost.Kind.UPLOAD)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "uploadAttachment",
            summary = "Upload a file",
            description =
                    "A file can be put on one message, by `attachmentIds`. Until then only the caller sees it, and after a "
                            + "day it is removed. Only the last part of its name is kept, without harmful characters. Under an "
                            + "Idempotency-Key, the same name and content count as the same request.")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(implementation = Form.class)))
    @APIResponseSchema(value = AttachmentDto.class, responseCode = "201", responseDescription = "Uploaded.")
    public RestResponse<AttachmentDto> upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Schema(hidden = true) String contentType,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            InputStream body) {
        var kept = uploader.upload(caller.userId(), body, contentType, new IdempotencyKey(key));
        return RestResponse.ResponseBuilder.<AttachmentDto>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/attachments/" + kept.id()))
                .entity(kept)
                .build();
    }

    @GET
    @Uncompressed
    @Path("/{id}")
    @RequestCost(RequestCost.Kind.DOWNLOAD)
    @Operation(
            operationId = "getAttachment",
            summary = "Download a file, or a part of it",
            description =
                    "For everybody who sees the file's message, in their copy or in the tab of a record. Images, plain text "
                            + "and PDF are sent for display, everything else for saving. An interrupted download can be continued with "
                            + "a `Range`.")
    @APIResponse(
            responseCode = "200",
            description = "The file; also if `Range` asks for several parts.",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        description = "For `If-Range`. The content of a file never changes.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Accept-Ranges",
                        description = "Always `bytes`.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The part that `Range` asks for.",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        description = "For `If-Range`. The content of a file never changes.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = CONTENT_RANGE,
                        description = "The range of the part and the size of the file: `bytes 100-199/25600`.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<InputStream> get(
            @PathParam("id") UUID id,
            @HeaderParam("Range")
                    @Parameter(
                            description =
                                    "One part: `bytes=100-199`, from a byte to the end `bytes=100-`, or the last bytes `bytes=-100`.")
                    @Nullable String range,
            @HeaderParam("If-Range")
                    @Parameter(
                            description =
                                    "The `ETag` of the part that the client already has; with another one the whole file is sent.")
                    @Nullable String ifRange,
            @Context HttpServerRequest request) {
        var attachment = downloader.find(id, caller.userId());
        // The ETag is made of the id alone, so that it reveals nothing of the content.
        var tag = "\"" + id + "\"";
        var size = attachment.size();
        // Set here instead of by the builder, so that a 416 has these headers too.
        request.response().putHeader(HttpHeaders.ETAG, tag).putHeader("Accept-Ranges", "bytes");
        var part = part(request, ifRange == null || ifRange.equals(tag) ? range : null, size);
        var length = part == null ? size : part.length();
        var content =
                new AbortingInputStream(downloader.open(attachment, Kind.FILE, part), length, request.connection());
        var served = served(request, content, attachment.type(), attachment.name())
                .header(HttpHeaders.CONTENT_LENGTH, length);
        return part == null
                ? served.build()
                : served.status(RestResponse.Status.PARTIAL_CONTENT)
                        .header(CONTENT_RANGE, part.of(size))
                        .build();
    }

    /** The requested part; only a GET can ask for one (RFC 9110, 14.2). */
    private static @Nullable ByteRange part(HttpServerRequest request, @Nullable String range, long size) {
        try {
            return request.method() == HttpMethod.GET ? ByteRange.of(range, size) : null;
        } catch (ProblemException e) {
            request.response().putHeader(CONTENT_RANGE, "bytes */" + size);
            throw e;
        }
    }

    @GET
    @Uncompressed
    @Path("/{id}/preview")
    @RequestCost(RequestCost.Kind.DOWNLOAD)
    @Operation(
            operationId = "getPreview",
            summary = "Get the preview of an image",
            description = "A picture of at most 512 pixels in width and height, upright. 404 if there is none.")
    @APIResponse(
            responseCode = "200",
            description = "The picture, PNG or JPEG.",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<InputStream> preview(@PathParam("id") UUID id, @Context HttpServerRequest request) {
        var attachment = downloader.find(id, caller.userId());
        var type = attachment.previewType();
        if (type == null) {
            throw ProblemException.notFound();
        }
        var content =
                new AbortingInputStream(downloader.open(attachment, Kind.PREVIEW, null), null, request.connection());
        return served(request, content, new FileType(type, null), "preview").build();
    }

    /**
     * Builds an answer with uploaded content, which is untrusted: browsers must neither run nor cache it, nor guess its type
     * (I2).
     */
    private static RestResponse.ResponseBuilder<InputStream> served(
            HttpServerRequest request, InputStream content, FileType type, String name) {
        // Replaces the header that EdgeFilters sets on every answer; a header of the builder would be added to it.
        request.response()
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return RestResponse.ResponseBuilder.<InputStream>ok(content, type.header())
                .header("Content-Disposition", ContentDisposition.of(type, name));
    }
}
