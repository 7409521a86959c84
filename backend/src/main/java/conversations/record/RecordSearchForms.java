package conversations.record;

import conversations.platform.text.Folding;
import conversations.platform.text.RefoldableForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Brings the folded names of records up to date. */
@ApplicationScoped
class RecordSearchForms implements RefoldableForms {
    private final EntityManager entities;

    RecordSearchForms(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public int refold(int limit) {
        var records = entities.createNativeQuery(
                        "select * from record where folding < " + Folding.VERSION
                                + " order by type, id limit :max for update skip locked",
                        CrmRecord.class)
                .setParameter("max", limit)
                .getResultList();
        records.forEach(record -> ((CrmRecord) record).fold());
        return records.size();
    }
}
