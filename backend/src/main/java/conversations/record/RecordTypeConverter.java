package conversations.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In the database a type is written as in the API. */
@Converter
class RecordTypeConverter implements AttributeConverter<RecordType, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RecordType type) {
        return type == null ? null : type.code();
    }

    @Override
    public @Nullable RecordType convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : RecordType.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
