package conversations.platform.problem;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles of an operation's {@link RolesAllowed}, of which a token needs one. */
record RequiredRoles(List<String> roles) {
    /** The role of all signed-in people, which no program has. */
    private static final String USER = "user";

    static RequiredRoles of(@Nullable Method operation) {
        if (operation == null) {
            return new RequiredRoles(List.of());
        }
        var own = operation.getAnnotation(RolesAllowed.class);
        var allowed = own == null ? operation.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return new RequiredRoles(allowed == null ? List.of() : List.of(allowed.value()));
    }

    /** The message for the sender of a token without any of these roles. */
    String message() {
        if (roles.isEmpty()) {
            return ProblemType.FORBIDDEN.explanation;
        }
        return roles.equals(List.of(USER))
                ? "This operation is for signed-in people, and the token belongs to a program."
                : "This operation needs "
                        + roles.stream().map(RequiredRoles::named).collect(Collectors.joining(" or ")) + ".";
    }

    /** The scopes among the roles, as a header names them (RFC 6750); empty if the operation requires a role. */
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
