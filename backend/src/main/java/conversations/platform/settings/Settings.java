package conversations.platform.settings;

import static conversations.platform.settings.Setting.of;
import static conversations.platform.settings.Setting.optional;
import static conversations.platform.settings.Setting.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All settings of the operator, as the README lists them. They are checked before anything else starts, so that errors name
 * the environment variable; later code knows settings by other names.
 */
public final class Settings {
    private static final int MAX_PORT = 65_535;
    /** Maximum number of wrong letters in a name that is taken for a misspelled setting. */
    private static final int MAX_TYPOS = 2;

    static final List<Setting> ALL = List.of(
            of("DATABASE_URL", SettingFormat.DATABASE),
            of("DATABASE_USER", SettingFormat.TEXT),
            secret("DATABASE_PASSWORD"),
            of("DATABASE_CONNECTIONS", SettingFormat.number(2, 10_000)),
            of("OIDC_ISSUER", SettingFormat.URL),
            of("OIDC_DISCOVERY_URL", SettingFormat.URL),
            of("OIDC_CLIENT_ID", SettingFormat.TEXT),
            of("OIDC_AUDIENCE", SettingFormat.TEXT),
            optional("INTEGRATIONS", SettingFormat.NAME_LIST),
            of("HTTP_HOST", SettingFormat.TEXT),
            of("PORT", SettingFormat.number(1, MAX_PORT)),
            optional("WEB_ROOT", SettingFormat.READABLE),
            optional("ALLOWED_HOSTS", SettingFormat.NAME_LIST),
            of("TRUST_PROXY", SettingFormat.SWITCH),
            of("ATTACHMENTS_STORE", SettingFormat.oneOf("disk", "s3")),
            of("ATTACHMENTS_DIR", SettingFormat.FOLDER),
            optional("ATTACHMENTS_S3_BUCKET", SettingFormat.TEXT),
            of("ATTACHMENTS_S3_REGION", SettingFormat.TEXT),
            optional("ATTACHMENTS_S3_ENDPOINT", SettingFormat.URL),
            of("ATTACHMENTS_S3_PATH_STYLE", SettingFormat.SWITCH),
            optional("ATTACHMENTS_S3_ACCESS_KEY", SettingFormat.TEXT),
            secret("ATTACHMENTS_S3_SECRET_KEY"),
            of("PUBLIC_URL", SettingFormat.URL),
            optional("SMTP_HOST", SettingFormat.TEXT),
            of("SMTP_PORT", SettingFormat.number(1, MAX_PORT)),
            optional("SMTP_USER", SettingFormat.TEXT),
            secret("SMTP_PASSWORD"),
            of("SMTP_TLS", SettingFormat.oneOf("none", "optional", "required", "implicit")),
            of("MAIL_FROM", SettingFormat.SENDER_ADDRESS),
            of("MAIL_WINDOW", SettingFormat.duration(true)),
            optional("VAPID_PUBLIC_KEY", SettingFormat.TEXT),
            secret("VAPID_PRIVATE_KEY"),
            optional("VAPID_SUBJECT", SettingFormat.CONTACT),
            of("PUSH_ALLOW_PRIVATE", SettingFormat.SWITCH),
            of("EVENTS_KEPT", SettingFormat.duration(false)),
            of("MAX_ATTACHMENT_SIZE", SettingFormat.SIZE),
            of("RATE_LIMIT_PER_MINUTE", SettingFormat.number(0, Integer.MAX_VALUE)),
            of("REQUESTS_AT_ONCE", SettingFormat.number(1, 10_000)),
            of("SEARCHES_AT_ONCE", SettingFormat.number(1, 10_000)),
            of("MAX_CONNECTIONS", SettingFormat.number(1, 1_000_000)),
            of("MAX_CONNECTIONS_PER_ADDRESS", SettingFormat.number(0, 1_000_000)));

    /** Settings for `make run` alone, which are in no list for operators. */
    static final List<Setting> INTERNAL = List.of(optional("DEMO_DATA", SettingFormat.READABLE));

    private Settings() {}

    /** The faults of the environment, a line for each; the server does not start with any of them. */
    public static List<String> faults(Map<String, String> environment) {
        var faults = new ArrayList<String>();
        for (var setting : known()) {
            var value = environment.get(setting.name());
            if (value != null
                    && !(value.isEmpty()
                            ? setting.mayBeEmpty()
                            : setting.format().accepts(value))) {
                faults.add(setting.faultMessage(value));
            }
        }
        if ("s3".equalsIgnoreCase(environment.get("ATTACHMENTS_STORE"))
                && environment.getOrDefault("ATTACHMENTS_S3_BUCKET", "").isEmpty()) {
            faults.add("ATTACHMENTS_STORE=s3: this needs the name of a bucket in ATTACHMENTS_S3_BUCKET.");
        }
        return faults;
    }

    /** Warnings about names in the environment that look like misspelled settings. */
    public static List<String> misspellings(Map<String, String> environment) {
        var names = known().stream().map(Setting::name).collect(Collectors.toSet());
        return new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> !names.contains(name))
                        .flatMap(name -> nearest(name, names).stream()
                                .map(meant -> name + " is not a setting, and is ignored; " + meant + " is one."))
                        .toList();
    }

    private static List<Setting> known() {
        var known = new ArrayList<>(ALL);
        known.addAll(INTERNAL);
        return known;
    }

    private static List<String> nearest(String name, Set<String> names) {
        return names.stream()
                // Short names are similar to many others.
                .filter(known -> known.length() > 2 * MAX_TYPOS + 2)
                .filter(known -> distance(name, known) <= MAX_TYPOS)
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .stream()
                .toList();
    }

    /** The edit distance of two names (Levenshtein). */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
