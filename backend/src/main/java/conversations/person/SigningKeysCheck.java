package conversations.person;

import conversations.platform.problem.Outage;
import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this node has the identity provider's keys: without them it can let nobody in. Once it has them it stays ready, also
 * while the provider is away. As long as it has none, every look asks the provider again.
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
