package conversations.platform.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a wrong setting is reported in one line that names it")
class SettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | eighty | this must be a whole number from 1 to 65535.",
                "PORT | 70000 | this must be a whole number from 1 to 65535.",
                "SMTP_PORT | 0 | this must be a whole number from 1 to 65535.",
                "DATABASE_CONNECTIONS | 1 | this must be a whole number from 2 to 10000.",
                "RATE_LIMIT_PER_MINUTE | -1 | this must be a whole number from 0 to 2147483647.",
                "RATE_LIMIT_PER_MINUTE | 100/s | this must be a whole number from 0 to 2147483647.",
                "MAX_ATTACHMENT_SIZE | 25 megabytes | this must be a size of 1 byte or more, as 25M or 512K.",
                "EVENTS_KEPT | 2days | this must be a duration, as 30S, 5M or 48H.",
                "EVENTS_KEPT | 0S | this must be a duration, as 30S, 5M or 48H.",
                "MAIL_WINDOW | a minute | this must be a duration, as 30S, 5M or 48H.",
                "MAIL_WINDOW | -5S | this must be a duration, as 30S, 5M or 48H.",
                "SMTP_TLS | starttls | this must be one of none, optional, required, implicit.",
                "ATTACHMENTS_STORE | azure | this must be one of disk, s3.",
                "TRUST_PROXY | ja | this must be true or false.",
                "PUSH_ALLOW_PRIVATE | 1 | this must be true or false.",
                "OIDC_ISSUER | keycloak.example.org/realms/x | this must be an address, as https://crm.example.org.",
                "OIDC_DISCOVERY_URL | ftp://x | this must be an address, as https://crm.example.org.",
                "PUBLIC_URL | crm.example.org | this must be an address, as https://crm.example.org.",
                "PUBLIC_URL | https:// | this must be an address, as https://crm.example.org.",
                "PUBLIC_URL | https://a b | this must be an address, as https://crm.example.org.",
                "ATTACHMENTS_S3_ENDPOINT | minio:9000 | this must be an address, as https://crm.example.org.",
                "MAIL_FROM | Conversations | this must be a sender, as Conversations <conversations@example.org>.",
                "VAPID_SUBJECT | admin@example.org | this must be where push services reach you, as"
                        + " mailto:admin@example.org or https://example.org/contact.",
                "DATABASE_URL | postgres://db/x | this must be a JDBC URL of PostgreSQL, as"
                        + " jdbc:postgresql://db.example.org:5432/conversations.",
                "ATTACHMENTS_DIR | /proc/no | this must be a folder that this process can write to.",
                "WEB_ROOT | /no/such/folder | this must be a file or folder that is there.",
                "ALLOWED_HOSTS | ,, | this must be names separated by commas.",
            })
    void wrong(String name, String value, String words) {
        assertEquals(List.of(name + "=" + value + ": " + words), Settings.faults(Map.of(name, value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 8080",
                "RATE_LIMIT_PER_MINUTE | 0",
                "MAX_ATTACHMENT_SIZE | 25M",
                "EVENTS_KEPT | 48H",
                "EVENTS_KEPT | PT2H",
                "EVENTS_KEPT | 2D",
                "MAIL_WINDOW | 0S",
                "MAIL_WINDOW | 60s",
                "SMTP_TLS | implicit",
                "TRUST_PROXY | true",
                "OIDC_ISSUER | http://localhost:8081/realms/x",
                "PUBLIC_URL | https://crm.example.org/talk",
                "MAIL_FROM | Conversations <conversations@localhost>",
                "MAIL_FROM | conversations@example.org",
                "VAPID_SUBJECT | mailto:admin@example.org",
                "DATABASE_URL | jdbc:postgresql://localhost:5432/conversations?ssl=true",
                "INTEGRATIONS | crm-sync, automation",
            })
    void right(String name, String value) {
        assertEquals(List.of(), Settings.faults(Map.of(name, value)));
    }

    @Test
    void aFolderThatCanBeMade(@TempDir Path folder) {
        assertEquals(
                List.of(),
                Settings.faults(
                        Map.of("ATTACHMENTS_DIR", folder.resolve("attachments").toString())));
    }

    @Test
    @DisplayName("all faults are reported at once")
    void several() {
        assertEquals(2, Settings.faults(Map.of("PORT", "x", "SMTP_TLS", "x")).size());
    }

    @Test
    @DisplayName("an empty value equals a missing one for settings without a default, and is wrong for others")
    void empty() {
        assertEquals(List.of(), Settings.faults(Map.of("VAPID_PUBLIC_KEY", "", "SMTP_HOST", "")));
        assertEquals(
                List.of("PORT is empty: it must be a whole number from 1 to 65535."),
                Settings.faults(Map.of("PORT", "")));
    }

    @Test
    void aStoreWithoutBucket() {
        assertEquals(
                List.of("ATTACHMENTS_STORE=s3: this needs the name of a bucket in ATTACHMENTS_S3_BUCKET."),
                Settings.faults(Map.of("ATTACHMENTS_STORE", "s3")));
    }

    @Test
    @DisplayName("a password in an address is not shown")
    void secrets() {
        assertFalse(Settings.faults(Map.of("DATABASE_URL", "postgres://db/x?user=u&password=hunter2"))
                .toString()
                .contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATABSE_URL,DATABASE_URL",
        "SMPT_HOST,SMTP_HOST",
        "ATTACHMENT_DIR,ATTACHMENTS_DIR",
        "PUBLIC_URI,PUBLIC_URL",
        "OIDC_ISSUER_,OIDC_ISSUER",
        "RATELIMIT_PER_MINUTE,RATE_LIMIT_PER_MINUTE"
    })
    @DisplayName("a misspelled setting is reported")
    void misspelt(String name, String meant) {
        assertEquals(
                List.of(name + " is not a setting, and is ignored; " + meant + " is one."),
                Settings.misspellings(Map.of(name, "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "HOSTNAME",
                "HTTP_PROXY",
                "SMTP_SERVICE_HOST",
                "JAVA_HOME",
                "LANG",
                "TZ",
                "DATABASE_URL"
            })
    void notMisspelt(String name) {
        assertEquals(List.of(), Settings.misspellings(Map.of(name, "x")));
    }

    @Test
    @DisplayName("README lists these settings, and the configuration takes them")
    void lists() throws IOException {
        var known = Settings.ALL.stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
        var readme = Files.readString(Path.of("../README.md"));
        var table = readme.substring(readme.indexOf("## Configure it"), readme.indexOf("## Deploy it"));
        assertEquals(
                known,
                names(
                        table.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1]),
                        "`([A-Z0-9_]+)`"));
        var internal = Settings.INTERNAL.stream().map(Setting::name).collect(Collectors.toSet());
        var taken = names(
                Files.readString(Path.of("src/main/resources/application.properties"))
                        .lines(),
                "\\$\\{([A-Z0-9_]+):");
        assertTrue(taken.containsAll(internal));
        taken.removeAll(internal);
        assertEquals(known, taken);
    }

    private static Set<String> names(Stream<String> lines, String pattern) {
        return lines.flatMap(line -> Pattern.compile(pattern).matcher(line).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
