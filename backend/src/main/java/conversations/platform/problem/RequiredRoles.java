package conversations.platform.problem;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a token must have for an operation: its {@link RolesAllowed}, of which one is enough. */
record RequiredRoles(List<String> roles) {
    /** What every person who signed in has, and no program. */
    private static final String USER = "user";

    static RequiredRoles of(@Nullable Method operation) {
        if (operation == null) {
            return new RequiredRoles(List.of());
        }
        var own = operation.getAnnotation(RolesAllowed.class);
        var allowed = own == null ? operation.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return new RequiredRoles(allowed == null ? List.of() : List.of(allowed.value()));
    }

    /** For whoever sent a token without it. */
    String message() {
        if (roles.isEmpty()) {
            return ProblemType.FORBIDDEN.explanation;
        }
        return roles.equals(List.of(USER))
                ? "This operation is for people who signed in, and the token is a program's."
                : "This operation needs "
                        + roles.stream().map(RequiredRoles::named).collect(Collectors.joining(" or ")) + ".";
    }

    /** The scopes among them, as a header names them (RFC 6750), empty where it takes a role. */
    String scopes() {
        return roles.stream().filter(RequiredRoles::isScope).collect(Collectors.joining(" "));
    }

    private static String named(String role) {
        return (isScope(role) ? "the scope " : "the role ") + role;
    }

    private static boolean isScope(String role) {
        return role.contains(":");
    }
}
