package conversations.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** In the database a type is written as in the API. */
@Converter
class RecordTypeConverter implements AttributeConverter<RecordType, String> {
    @Override
    public String convertToDatabaseColumn(RecordType type) {
        return type.code();
    }

    @Override
    public RecordType convertToEntityAttribute(String code) {
        return RecordType.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
