package conversations.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running backend over HTTP. All of them share one backend, one PostgreSQL, one identity provider, one mail server and one push service. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(IdentityProvider.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(PushServer.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiTest {}
