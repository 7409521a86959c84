package conversations.alert.push;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PushKey", description = "The key for subscriptions to Web Push.")
record PushKeyDto(
        @Schema(
                required = true,
                nullable = true,
                description =
                        "The server's public VAPID key (RFC 8292) in base64url, `applicationServerKey` of PushManager; null if "
                                + "Web Push is not configured.")
        @Nullable String publicKey) {}
