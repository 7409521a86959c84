package conversations.conversation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stores the constants of this package's enums in lower case, as the API writes them. */
abstract class LowerCaseEnumConverter<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Class<E> type;

    private LowerCaseEnumConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    @Converter(autoApply = true)
    static class OfStatus extends LowerCaseEnumConverter<Status> {
        OfStatus() {
            super(Status.class);
        }
    }

    @Converter(autoApply = true)
    static class OfRole extends LowerCaseEnumConverter<Role> {
        OfRole() {
            super(Role.class);
        }
    }

    @Converter(autoApply = true)
    static class OfState extends LowerCaseEnumConverter<ParticipantState> {
        OfState() {
            super(ParticipantState.class);
        }
    }

    @Converter(autoApply = true)
    static class OfKind extends LowerCaseEnumConverter<Entry.Kind> {
        OfKind() {
            super(Entry.Kind.class);
        }
    }

    @Converter(autoApply = true)
    static class OfNotice extends LowerCaseEnumConverter<NoticeType> {
        OfNotice() {
            super(NoticeType.class);
        }
    }
}
