/** The application as production runs it, against a Keycloak of its own with the realm in {@code realm/}. */
package conversations.keycloak;
