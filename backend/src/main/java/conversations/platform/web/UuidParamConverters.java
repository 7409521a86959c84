package conversations.platform.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parses ids in paths strictly; any other text answers 404 (K2). */
@Provider
class UuidParamConverters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new UuidParamConverter() : null;
    }

    private static class UuidParamConverter implements ParamConverter<UUID> {
        @Override
        public UUID fromString(String value) {
            var id = Ids.parse(value);
            if (id == null) {
                throw new IllegalArgumentException("not an id");
            }
            return id;
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
