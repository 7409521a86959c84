package conversations.person;

import conversations.platform.problem.Outage;
import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check: whether this node has the identity provider's keys, without which it can let nobody in. Once it has them
 * it stays ready, even while the provider is unavailable; until then, every check requests them again.
 */
@Readiness
@ApplicationScoped
class SigningKeysCheck implements HealthCheck {
    private final TenantConfigBean tenants;

    SigningKeysCheck(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public HealthCheckResponse call() {
        var tenant = tenants.getDefaultTenant();
        if (!tenant.ready()) {
            tenant.initialize().subscribe().with(_ -> Outage.IDENTITY_PROVIDER.end(), Outage::report);
        }
        return HealthCheckResponse.named("Keys of the identity provider")
                .status(tenant.ready())
                .build();
    }
}
