import ExcelJS from "exceljs";

/** One row of the template, by its headings. */
export type SheetRow = Readonly<Record<string, string | number>>;

const CELL = { 题型: "多选题", 部分: 1 };
export const QUALITY_PLANNING = {
  ...CELL,
  编号: "new-1-m-001",
  知识点: "质量管理理论与名家",
  认知层次: "理解",
  难度: 0.6,
  题干: "按照朱兰的质量三部曲，属于质量策划过程的活动有（　　）。",
  选项A: "识别顾客及其需求",
  选项B: "设定质量目标",
  选项C: "评价实际绩效",
  选项D: "成立改进项目团队",
  选项E: "开发所需产品特性",
  正确答案: "ABE",
  解析: "质量策划包括设定目标、识别顾客和开发产品特性；评价绩效属于质量控制，成立项目团队属于质量改进。",
  出处: "《朱兰质量手册》第 2 章",
};
export const KANO = {
  ...CELL,
  编号: "new-1-m-002",
  知识点: "质量概念与发展",
  认知层次: "识记",
  难度: 0.65,
  题干: "狩野模型把质量特性分为若干类，其中包括（　　）。",
  选项A: "魅力质量",
  选项B: "一维质量",
  选项C: "设计质量",
  选项D: "必备质量",
  选项E: "符合质量",
  正确答案: "ABD",
  解析: "狩野模型有魅力、一维、必备、无差异和反向五类；设计质量与符合质量是按形成过程划分的。",
  出处: "狩野纪昭《魅力质量与必备质量》",
};
/** Its last option is one the lint does not let pass. */
export const PROCESS_APPROACH = {
  ...CELL,
  编号: "new-1-m-003",
  知识点: "质量管理原则",
  认知层次: "应用",
  难度: 0.6,
  题干: "某企业把订单评审、采购、生产和交付作为相互关联的过程统一管理，规定各过程的输入、输出和负责人。这样做（　　）。",
  选项A: "体现了过程方法",
  选项B: "有助于结果一致",
  选项C: "可以取消最终检验",
  选项D: "有助于职能间协作",
  选项E: "以上都对",
  正确答案: "ABD",
  解析: "把活动作为相互关联的过程来管理是过程方法，可以得到一致的结果并减少跨职能的障碍；过程方法不取消检验。",
  出处: "GB/T 19000—2016 第 2.3.4 条",
};
/** What the writer puts in place of the last option. */
export const MENDED_OPTION = "可以不再分设职能";

/** The product's template with the rows in place of its examples, as bytes to upload. */
export async function filledTemplate(template: Buffer, rows: readonly SheetRow[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(template).buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error("the template has no sheet");
  const headings = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => headings.set(cell.text, column));
  const examples = sheet.actualRowCount;
  for (let at = 0; at < Math.max(examples, rows.length); at += 1)
    for (const column of headings.values()) sheet.getCell(at + 2, column).value = null;
  for (const [at, row] of rows.entries()) {
    for (const [heading, value] of Object.entries(row)) {
      const column = headings.get(heading);
      if (column === undefined) throw new Error(`the template has no column ${heading}`);
      sheet.getCell(at + 2, column).value = value;
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
