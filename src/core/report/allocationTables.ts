/** The tables of an allocation, for any host. */
export { envelopesCheckTable, type CheckOptions } from "./allocationCheckTable.ts";
export { allocationByCommune, communeTableId } from "./allocationCommuneTable.ts";
export { allocationByDistrict, districtTableId } from "./allocationDistrictTable.ts";
export { receiptTable } from "./allocationReceiptTable.ts";
export { weightingsTable } from "./allocationWeightingsTable.ts";
export { allocationByYear, yearTableId } from "./allocationYearTable.ts";
