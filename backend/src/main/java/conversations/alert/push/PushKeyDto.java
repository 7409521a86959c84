package conversations.alert.push;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PushKey", description = "What a browser subscribes to pop-ups for closed windows with.")
record PushKeyDto(
        @Schema(
                required = true,
                nullable = true,
                description =
                        "The server's public VAPID key (RFC 8292) in base64url, `applicationServerKey` of PushManager; null where there is no Web Push.")
        @Nullable String publicKey) {}
