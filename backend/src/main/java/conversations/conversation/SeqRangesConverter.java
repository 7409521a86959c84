package conversations.conversation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class SeqRangesConverter implements AttributeConverter<SeqRanges, String> {
    @Override
    public String convertToDatabaseColumn(SeqRanges seqs) {
        return seqs.toString();
    }

    @Override
    public SeqRanges convertToEntityAttribute(String text) {
        return SeqRanges.parse(text);
    }
}
